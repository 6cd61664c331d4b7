package dev.paigomcp.mcp;

import dev.paigomcp.config.Environment;
import dev.paigomcp.tools.ToolResult.Outcome;
import dev.paigomcp.transport.CallScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per tool call, of this server's own words only: no argument, no body, no token, no name from outside. */
final class CallLog {
    private static final Logger CALLS = LoggerFactory.getLogger("paigo-mcp.calls");

    private final Environment environment;

    CallLog(Environment environment) {
        this.environment = environment;
    }

    /** @param who the caller, as {@link Peer#who} tells */
    void called(String tool, ToolAnswer answer, long startedNanos, CallScope scope, String who) {
        if (answer instanceof ToolAnswer.Result result) {
            var status = result.paigoStatus();
            line(tool, word(result.outcome(), scope), status == null ? "-" : status, startedNanos, scope, who);
        } else if (answer instanceof ToolAnswer.Asks) {
            line(tool, "asked", "-", startedNanos, scope, who);
        } else {
            malformed(tool, startedNanos, scope, who);
        }
    }

    /** A request that its caller took back says nothing of how Paigo can be reached. */
    private static String word(Outcome outcome, CallScope scope) {
        return outcome == Outcome.unreachable && scope.isCancelled() ? "cancelled" : outcome.name();
    }

    /** The call never reached a tool. */
    void malformed(String tool, long startedNanos, CallScope scope, String who) {
        line(tool, "malformed", "-", startedNanos, scope, who);
    }

    /** The caller has no right to it. */
    void forbidden(String tool, long startedNanos, CallScope scope, String who) {
        line(tool, "forbidden", "-", startedNanos, scope, who);
    }

    private void line(String tool, String outcome, Object paigoStatus, long startedNanos, CallScope scope, String who) {
        if (CALLS.isInfoEnabled()) {
            CALLS.info("tool=" + tool + " environment=" + environment + " outcome=" + outcome + " paigo=" + paigoStatus
                    + " ms=" + (System.nanoTime() - startedNanos) / 1_000_000 + " id=" + scope.correlationId() + who);
        }
    }
}

package dev.paigomcp.mcp;

import dev.paigomcp.config.Environment;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.ToolResult.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each tool call, in words of this server only: no argument, no body, no token and no name from
 * outside. Thread-safe.
 */
final class CallLog {
    private static final Logger CALLS = LoggerFactory.getLogger("paigo-mcp.calls");

    private final Environment environment;

    CallLog(Environment environment) {
        this.environment = environment;
    }

    /** Starts the clock of a call. One method of the line is to be called, once, when the call has ended. */
    Line start(RequestContext context) {
        return new Line(context, System.nanoTime());
    }

    /** The line of one call that is under way. */
    final class Line {
        private final RequestContext context;
        private final long startedNanos;

        private Line(RequestContext context, long startedNanos) {
            this.context = context;
            this.startedNanos = startedNanos;
        }

        /** The tool was called. */
        void called(String tool, ToolResult result) {
            var status = result.paigoStatus();
            write(tool, outcome(result.outcome()), status == null ? "-" : status);
        }

        /** The request names no tool that exists. */
        void unknownTool() {
            write("unknown", "malformed", "-");
        }

        /** The request never reached the tool, since it is malformed. */
        void malformed(String tool) {
            write(tool, "malformed", "-");
        }

        /** The caller lacks the scope that the tool needs. */
        void forbidden(String tool) {
            write(tool, "forbidden", "-");
        }

        /** A request that its caller took back does not show whether Paigo can be reached. */
        private String outcome(Outcome outcome) {
            return outcome == Outcome.unreachable && context.scope().isCancelled() ? "cancelled" : outcome.name();
        }

        private void write(String tool, String outcome, Object paigoStatus) {
            if (CALLS.isInfoEnabled()) {
                CALLS.info("tool=" + tool + " environment=" + environment + " outcome=" + outcome + " paigo="
                        + paigoStatus + " ms=" + (System.nanoTime() - startedNanos) / 1_000_000 + " id="
                        + context.scope().correlationId() + caller());
            }
        }

        private String caller() {
            return context.peer()
                    .principal()
                    .map(principal -> " account=" + principal.account() + " principal=" + principal.name())
                    .orElse("");
        }
    }
}

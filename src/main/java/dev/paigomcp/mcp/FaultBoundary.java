package dev.paigomcp.mcp;

import dev.paigomcp.transport.CallScope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Runs code of this server so that whatever it throws neither ends the server nor reaches a client in its own words: the
 * log has it, and the client a correlation id by which to find it there. A caller whose write has left is told that, and
 * where to look.
 *
 * @param log receives the fault with its stack trace
 * @param what begins the line in the log, before the name of what was run
 * @param blameless what the message says is not at fault: {@code arguments}
 */
record FaultBoundary(Logger log, String what, String blameless) {
    /**
     * What the caller is told.
     *
     * @param isLostWrite whether a write has left, so that it may have been applied
     */
    record Fault(String message, boolean isLostWrite) {}

    /**
     * Returns what the work returns, or a failure made of a fault if it throws.
     *
     * @param name of what is run, for the log
     */
    <T> T run(String name, CallScope scope, Supplier<T> work, Function<Fault, T> failure) {
        try {
            return work.get();
        } catch (Throwable e) { // an Error too: the caller waits for an answer, and its write may have left
            return MemoryReserve.spend(e, () -> failure.apply(fault(name, scope, e)));
        }
    }

    /** Logs what was thrown, and returns what to tell the caller. */
    Fault fault(String name, CallScope scope, Throwable thrown) {
        log(name, scope, thrown);
        return scope.lostWrite("an internal error of this server, whose log has the cause under the correlation id "
                        + scope.correlationId() + ".")
                .map(text -> new Fault(text, true))
                .orElseGet(() -> new Fault(
                        "Internal error of this server, not of the " + blameless
                                + ". Its log has the cause under the correlation id " + scope.correlationId() + ".",
                        false));
    }

    private void log(String name, CallScope scope, Throwable thrown) {
        try {
            log.error("{}{} id={} failed", what, name, scope.correlationId(), thrown);
        } catch (Throwable e) {
            thrown.addSuppressed(e); // the answer matters more than the log
        }
    }
}

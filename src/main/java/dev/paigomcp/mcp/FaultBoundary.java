package dev.paigomcp.mcp;

import dev.paigomcp.transport.CallScope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Runs code of this server so that a fault in it neither ends the server nor reaches a client in its own words: the log
 * has it, and the client a correlation id by which to find it there.
 *
 * @param log receives the fault with its stack trace
 * @param blameless what the message says is not at fault: {@code arguments}
 */
record FaultBoundary(Logger log, String blameless) {
    /**
     * Returns what the work returns, or a failure made of a message if it throws.
     *
     * @param what begins the line in the log; ends in a space unless it is empty
     */
    <T> T run(String what, CallScope scope, Supplier<T> work, Function<String, T> failure) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            log.error("{}id={} failed", what, scope.correlationId(), e);
            return failure.apply("Internal error of this server, not of the " + blameless
                    + ". Its log has the cause under the correlation id " + scope.correlationId() + ".");
        }
    }
}

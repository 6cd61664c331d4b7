package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.List;

/** A Paigo account, as the tools see it. Thread-safe. */
public interface Paigo {
    /**
     * Sends the request and waits for what comes of it. Never throws for what Paigo or the network does.
     *
     * @throws IllegalArgumentException if the client has no such operation
     */
    PaigoResult send(PaigoRequest request, CallScope scope);

    /** Returns how long an answer may be awaited: a write that is sent with less time than this may be lost for it. */
    default Duration answerTimeout() {
        return Duration.ZERO;
    }

    /** Returns what nobody may be shown, should Paigo repeat it. */
    default List<Secret> secrets() {
        return List.of();
    }
}

package dev.paigomcp.mcp;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.transport.CallScope;
import java.util.Optional;

/** The caller that waits for a response, as its transport sees it. */
public interface Peer {
    /** Returns who calls, or empty if callers are not authenticated. */
    default Optional<Principal> principal() {
        return Optional.empty();
    }

    /** Returns by which scope the caller can be given a right. */
    default Scope scopeGiving(Scope right) {
        return right;
    }

    /** Returns whether messages can be sent to the caller ahead of the response. */
    boolean takesMessages();

    /** Sends a message ahead of the response; does nothing if the caller has gone. */
    void send(byte[] message);

    /** Starts to watch the caller: if it goes before the watch is closed, the call is cancelled. */
    Watch watch(CallScope scope);

    /** Watches a caller while its call runs. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}

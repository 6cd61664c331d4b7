package dev.paigomcp.mcp;

import dev.paigomcp.transport.CallScope;

/** The caller that waits for a response, as its transport sees it. */
public interface Peer {
    /** Returns the end of a log line about the caller, such as {@code " account=acme principal=jo"}; empty for nobody. */
    default String who() {
        return "";
    }

    /** Whether messages can be sent to the caller ahead of the response. */
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

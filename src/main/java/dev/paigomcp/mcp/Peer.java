package dev.paigomcp.mcp;

import dev.paigomcp.transport.CallScope;
import tools.jackson.databind.JsonNode;

/** Who waits for an answer, as far as the transport knows. */
public interface Peer {
    /** What a log line says of it, behind all else, such as {@code " account=acme principal=jo"}; empty for nobody. */
    default String who() {
        return "";
    }

    /** Whether it can be told something ahead of the answer. */
    boolean takesMessages();

    /** Tells it something ahead of the answer; a caller that has gone is not told. */
    void send(byte[] message);

    /** Cancels the call should the caller go, until the watch is closed. */
    Watch watch(CallScope scope);

    /** A request of its begins, under an id that is its own as long as the request runs. */
    default void begins(JsonNode id, CallScope scope) {}

    /** It takes that request back; a transport on which ids are not one caller's own ignores that. */
    default void cancels(JsonNode id) {}

    /** An eye on a caller while a call of its runs. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}

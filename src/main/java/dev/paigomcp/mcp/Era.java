package dev.paigomcp.mcp;

import java.util.List;

/** One way to speak the protocol; a second one, for the revisions without a handshake, goes beside the first. */
interface Era {
    /** The revisions that it speaks, newest first. */
    List<String> versions();

    /** Whether the message was sent under one of them. */
    boolean claims(Message message, RequestInfo info);

    Reply answer(Message.Request request, RequestInfo info);
}

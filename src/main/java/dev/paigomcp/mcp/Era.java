package dev.paigomcp.mcp;

import java.util.List;

/** One way to speak the protocol: with a handshake, or with everything in each request. */
interface Era {
    /** The revisions that it speaks, newest first. */
    List<String> versions();

    /** Whether the message was sent under one of them. */
    boolean claims(Message message, RequestContext info);

    RpcResponse answer(Message message, RequestContext info);
}

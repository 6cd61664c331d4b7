package dev.paigomcp.http;

import dev.paigomcp.mcp.Peer;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.transport.CallScope;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * The caller behind one POST. Its answer is JSON, unless something was to be told ahead of it: then all of it is a
 * stream of events, and the answer the last of them (MCP 2026-07-28, Streamable HTTP, Receiving Messages).
 */
final class HttpPeer implements Peer {
    private static final byte[] BEFORE = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Context ctx;
    private final DisconnectWatcher hangUps;
    private final String who;
    private volatile boolean gone;
    private boolean streaming;

    HttpPeer(Context ctx, DisconnectWatcher hangUps, String who) {
        this.ctx = ctx;
        this.hangUps = hangUps;
        this.who = who;
    }

    @Override
    public String who() {
        return who;
    }

    @Override
    public boolean takesMessages() {
        return MediaTypes.takesEvents(ctx.req());
    }

    @Override
    public Watch watch(CallScope scope) {
        return hangUps.watch(ctx.req(), () -> {
            gone = true;
            scope.cancel();
        });
    }

    @Override
    public synchronized void send(byte[] message) {
        if (gone) {
            return;
        }
        if (!streaming) {
            streaming = true;
            ctx.status(200);
            ctx.contentType(MediaTypes.EVENTS);
            ctx.header("X-Accel-Buffering", "no"); // or nginx keeps the events until the last
        }
        try {
            var out = ctx.res().getOutputStream();
            out.write(BEFORE);
            out.write(message);
            out.write(AFTER);
            out.flush();
        } catch (IOException e) {
            gone = true;
        }
    }

    /** Nothing is sent to a caller that has gone: what it asked for is cancelled. */
    synchronized void answer(RpcResponse reply) {
        if (gone) {
            hangUp();
        } else if (streaming) {
            send(reply.body());
        } else {
            ErrorResponses.write(ctx, reply);
        }
    }

    private void hangUp() {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}

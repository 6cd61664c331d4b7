package dev.paigomcp.http;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.http.auth.Authenticator.Admission;
import dev.paigomcp.http.filter.MediaTypes;
import dev.paigomcp.http.jetty.DisconnectWatcher;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.Peer;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.transport.CallScope;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * The client behind one POST. The response is JSON, unless a message precedes it: then all of it is a stream of events, of
 * which the response is the last (MCP 2026-07-28, Streamable HTTP, Receiving Messages).
 */
final class HttpPeer implements Peer {
    private static final byte[] EVENT_START = "event: message\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Context ctx;
    private final DisconnectWatcher disconnects;
    private final Admission admission;
    private volatile boolean gone;
    private boolean streaming;
    private boolean withinEvent;

    HttpPeer(Context ctx, DisconnectWatcher disconnects, Admission admission) {
        this.ctx = ctx;
        this.disconnects = disconnects;
        this.admission = admission;
    }

    @Override
    public Optional<Principal> principal() {
        return admission.principal();
    }

    @Override
    public Scope scopeGiving(Scope right) {
        return admission.scopeGiving(right);
    }

    @Override
    public boolean takesMessages() {
        return MediaTypes.takesEvents(ctx.req());
    }

    @Override
    public Watch watch(CallScope scope) {
        return disconnects.watch(ctx.req(), () -> {
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
            ctx.header("X-Accel-Buffering", "no"); // or nginx holds the events back until the last
        }
        try {
            var out = ctx.res().getOutputStream();
            if (withinEvent) {
                out.write(EVENT_END); // an event that broke off must not take this one along
            }
            withinEvent = true;
            out.write(EVENT_START);
            out.write(message);
            out.write(EVENT_END);
            withinEvent = false;
            out.flush();
        } catch (IOException e) {
            gone = true;
        }
    }

    /** Sends the response, or closes the connection if the client has gone: its request was cancelled. */
    synchronized void answer(RpcResponse response) {
        if (gone) {
            closeConnection();
        } else if (streaming) {
            send(response.body());
        } else {
            ErrorResponses.write(ctx, response);
        }
    }

    /**
     * Sends a response in place of one that could not be sent. If part of that has left already, the connection is closed, so
     * that nobody takes the part for the whole.
     */
    synchronized void answerInstead(Supplier<RpcResponse> response) {
        var instead = response.get();
        if (streaming || !ctx.res().isCommitted()) {
            answer(instead);
        } else {
            closeConnection();
        }
    }

    private void closeConnection() {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}

package dev.paigomcp.stdio;

import dev.paigomcp.mcp.Peer;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.transport.CallScope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The one caller at the other end of a pipe. Ids are its own, so that it can take a request back by its id; it then gets
 * no answer. Each message is one line, and lines never mix. Thread-safe.
 */
final class StdioPeer implements Peer {
    private static final Watch NOTHING = () -> {};

    private final OutputStream out;
    private final Map<JsonNode, CallScope> running = new ConcurrentHashMap<>();
    private boolean gone;

    StdioPeer(OutputStream out) {
        this.out = out;
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public synchronized void send(byte[] message) {
        if (gone) {
            return;
        }
        try {
            out.write(message);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            gone = true;
            running.values().forEach(CallScope::cancel);
        }
    }

    /** Whoever goes closes the pipes, and the server ends. */
    @Override
    public Watch watch(CallScope scope) {
        return NOTHING;
    }

    @Override
    public void begins(JsonNode id, CallScope scope) {
        running.put(id, scope);
    }

    @Override
    public void cancels(JsonNode id) {
        var scope = running.get(id);
        if (scope != null) {
            scope.cancel();
        }
    }

    /** Answers the message, unless there is nothing to say or nobody who still wants to know. */
    void answer(CallScope scope, RpcResponse reply) {
        running.values().remove(scope);
        if (reply.body().length > 0 && !scope.isCancelled()) {
            send(reply.body());
        }
    }
}

package dev.paigomcp.stdio;

import dev.paigomcp.mcp.Message;
import dev.paigomcp.mcp.Peer;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.transport.CallScope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * The one caller at the other end of a pipe. Request ids are its own, so that it can take a request back by its id; it then
 * gets no response. Each message is one line, and lines never mix. Thread-safe.
 */
final class StdioPeer implements Peer {
    private static final Watch NOTHING = () -> {};

    private final OutputStream out;
    private final Map<JsonNode, CallScope> running = new ConcurrentHashMap<>();
    private boolean gone;
    private boolean withinLine;

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
            if (withinLine) {
                out.write('\n'); // a message that broke off must not take this one along
            }
            withinLine = true;
            out.write(message);
            out.write('\n');
            withinLine = false;
            out.flush();
        } catch (IOException e) {
            gone = true;
            running.values().forEach(CallScope::cancel);
        }
    }

    /** Watches nothing: a caller that goes closes the pipes, and the server ends. */
    @Override
    public Watch watch(CallScope scope) {
        return NOTHING;
    }

    /**
     * Remembers a request that begins, or cancels one that is taken back. Called in the order in which messages come, before
     * they are answered, so that a request can be taken back from the moment it was sent.
     */
    void received(Message message, CallScope scope) {
        startedId(message).ifPresent(id -> running.put(id, scope));
        cancelledId(message).map(running::get).ifPresent(CallScope::cancel);
    }

    private static Optional<JsonNode> startedId(Message message) {
        return message.fold(
                request -> Optional.of(request.id()),
                notification -> Optional.empty(),
                response -> Optional.empty(),
                malformed -> Optional.empty());
    }

    private static Optional<JsonNode> cancelledId(Message message) {
        return message.fold(
                request -> Optional.empty(),
                Message.Notification::cancelledId,
                response -> Optional.empty(),
                malformed -> Optional.empty());
    }

    /** Sends the response, unless it is empty or the caller has taken the request back. */
    void answer(CallScope scope, RpcResponse response) {
        running.values().remove(scope);
        if (response.body().length > 0 && !scope.isCancelled()) {
            send(response.body());
        }
    }
}

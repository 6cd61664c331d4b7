package dev.paigomcp.stdio;

import dev.paigomcp.common.Daemons;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.Message;
import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.transport.CallScope;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.util.VirtualThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one client over two streams: a message a line, in and out (MCP 2026-07-28, stdio). */
public final class StdioServer {
    private static final Logger LOG = LoggerFactory.getLogger(StdioServer.class);
    private static final int MAX_CONCURRENT_MESSAGES = 64;

    private final McpEndpoint endpoint;
    private final LineReader lines;
    private final StdioPeer peer;
    private final Supplier<String> correlationIds;
    private final Semaphore free = new Semaphore(MAX_CONCURRENT_MESSAGES);
    private final Executor threads = threads();

    /** @param correlationIds makes a new one for each call */
    public StdioServer(McpEndpoint endpoint, InputStream in, OutputStream out, Supplier<String> correlationIds) {
        this.endpoint = endpoint;
        this.lines = new LineReader(in, McpEndpoint.MAX_MESSAGE_BYTES);
        this.peer = new StdioPeer(out);
        this.correlationIds = correlationIds;
    }

    /** Answers messages until the input has ended and every call under way is done. */
    public void run() throws InterruptedException {
        try {
            for (var line = next(); line.isPresent(); line = next()) {
                read(line.get());
            }
        } catch (IOException e) {
            LOG.warn("standard input cannot be read any more");
        }
        free.acquire(MAX_CONCURRENT_MESSAGES);
    }

    private Optional<LineReader.Line> next() throws IOException {
        while (true) {
            try {
                return lines.next();
            } catch (OutOfMemoryError e) {
                LOG.error("no memory for a message", e);
                refuse(ErrorCodes.INTERNAL_ERROR, "This server has no memory for the message now: send it later");
            }
        }
    }

    private void read(LineReader.Line line) throws InterruptedException {
        if (!line.isWhole()) {
            refuse(
                    ErrorCodes.INVALID_REQUEST,
                    "The message is longer than " + McpEndpoint.MAX_MESSAGE_BYTES + " bytes, the most that is read");
        } else if (!line.isBlank()) {
            var scope = new CallScope(correlationIds.get(), McpEndpoint.CALL_TIMEOUT);
            var message = Message.read(line.bytes());
            peer.received(message, scope);
            free.acquire();
            try {
                threads.execute(() -> answer(message, scope));
            } catch (Throwable e) { // an Error too, such as that there are no more threads
                peer.answer(scope, McpEndpoint.unsent(message, scope, e));
                free.release();
            }
        }
    }

    private void answer(Message message, CallScope scope) {
        try {
            peer.answer(scope, endpoint.answer(message, new RequestContext(null, scope, peer)));
        } catch (Throwable e) { // an Error too: a write may have been applied, and its caller must hear of it
            peer.answer(scope, McpEndpoint.unsent(message, scope, e));
        } finally {
            scope.end();
            free.release();
        }
    }

    private void refuse(int code, String text) {
        peer.send(RpcResponse.refusal(400, code, text).body());
    }

    /** Virtual threads where Java has them. Either way there are at most as many as there are messages at once. */
    private static Executor threads() {
        var virtual = VirtualThreads.getDefaultVirtualThreadsExecutor();
        return virtual != null ? virtual : Executors.newCachedThreadPool(Daemons.named("stdio"));
    }
}

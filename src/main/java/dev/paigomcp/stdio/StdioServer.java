package dev.paigomcp.stdio;

import dev.paigomcp.common.Daemons;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.Message;
import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.transport.CallScope;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.util.VirtualThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.NullNode;

/** Serves one client over two streams: a message a line, in and out (MCP 2026-07-28, stdio). */
public final class StdioServer {
    private static final Logger LOG = LoggerFactory.getLogger(StdioServer.class);
    private static final int MAX_CONCURRENT_MESSAGES = 64;

    /** How long calls may still run when the input has ended; longer than a call can take. */
    private static final Duration DRAIN_TIMEOUT = McpEndpoint.CALL_TIMEOUT.plusSeconds(5);

    private final McpEndpoint endpoint;
    private final LineReader lines;
    private final StdioPeer peer;
    private final Supplier<String> correlationIds;
    private final Duration drainTimeout;
    private final Semaphore free = new Semaphore(MAX_CONCURRENT_MESSAGES);
    private final Executor threads = threads();

    /** @param correlationIds makes a new one for each call */
    public StdioServer(McpEndpoint endpoint, InputStream in, OutputStream out, Supplier<String> correlationIds) {
        this(endpoint, in, out, correlationIds, DRAIN_TIMEOUT);
    }

    StdioServer(
            McpEndpoint endpoint,
            InputStream in,
            OutputStream out,
            Supplier<String> correlationIds,
            Duration drainTimeout) {
        this.endpoint = endpoint;
        this.lines = new LineReader(in, McpEndpoint.MAX_MESSAGE_BYTES);
        this.peer = new StdioPeer(out);
        this.correlationIds = correlationIds;
        this.drainTimeout = drainTimeout;
    }

    /**
     * Answers messages until the input has ended and every call under way is done. Ends earlier if no call ends for longer
     * than a call can take: then nobody reads the answers.
     */
    public void run() throws InterruptedException {
        try {
            for (var message = next(); message.isPresent(); message = next()) {
                if (!serve(message.get())) {
                    LOG.warn("standard output is not read any more");
                    return;
                }
            }
        } catch (IOException e) {
            LOG.warn("standard input cannot be read any more");
        }
        if (!areFree(MAX_CONCURRENT_MESSAGES)) {
            LOG.warn("stopped before every call had ended");
        }
    }

    private boolean areFree(int messages) throws InterruptedException {
        return free.tryAcquire(messages, drainTimeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Returns the next message, or empty if the input has ended. */
    private Optional<Message> next() throws IOException {
        while (true) {
            try {
                var line = lines.next();
                if (line.isEmpty() || !line.get().isWhole() || !line.get().isBlank()) {
                    return line.map(StdioServer::read);
                }
            } catch (OutOfMemoryError e) {
                LOG.error("no memory for a message", e);
                return Optional.of(malformed(
                        ErrorCodes.INTERNAL_ERROR, "This server has no memory for the message now: send it later"));
            }
        }
    }

    private static Message read(LineReader.Line line) {
        return line.isWhole()
                ? Message.read(line.bytes())
                : malformed(
                        ErrorCodes.INVALID_REQUEST,
                        "The message is longer than " + McpEndpoint.MAX_MESSAGE_BYTES
                                + " bytes, the most that is read");
    }

    private static Message malformed(int code, String text) {
        return new Message.Malformed(NullNode.getInstance(), code, text);
    }

    /** Hands a message to a thread that answers it; returns false if none has come free for too long. */
    private boolean serve(Message message) throws InterruptedException {
        var scope = new CallScope(correlationIds.get(), McpEndpoint.CALL_TIMEOUT);
        peer.received(message, scope);
        if (!areFree(1)) {
            return false;
        }
        try {
            threads.execute(() -> answer(message, scope));
        } catch (Throwable e) { // an Error too, such as that there are no more threads
            peer.answer(scope, McpEndpoint.unsent(message, scope, e));
            free.release();
        }
        return true;
    }

    private void answer(Message message, CallScope scope) {
        try {
            var response = endpoint.answer(message, new RequestContext(null, scope, peer));
            scope.end(); // a client that is slow to take the response must not hold what the call needed
            peer.answer(scope, response);
        } catch (Throwable e) { // an Error too: a write may have been applied, and its caller must hear of it
            peer.answer(scope, McpEndpoint.unsent(message, scope, e));
        } finally {
            scope.end();
            free.release();
        }
    }

    /** Virtual threads where Java has them. Either way there are at most as many as there are messages at once. */
    private static Executor threads() {
        var virtual = VirtualThreads.getDefaultVirtualThreadsExecutor();
        return virtual != null ? virtual : Executors.newCachedThreadPool(Daemons.named("stdio"));
    }
}

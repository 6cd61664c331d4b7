package dev.paigomcp.stdio;

import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.mcp.RpcResponse;
import dev.paigomcp.transport.CallScope;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.util.VirtualThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server for a client that started it as a child: a message a line, in and out (MCP 2026-07-28, stdio). */
public final class StdioServer {
    private static final Logger LOG = LoggerFactory.getLogger(StdioServer.class);
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration CALL = Duration.ofSeconds(55);

    private final McpEndpoint endpoint;
    private final LineReader lines;
    private final StdioPeer caller;
    private final Supplier<String> correlationIds;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Executor threads = threads();

    /** @param correlationIds a new one for each call */
    public StdioServer(McpEndpoint endpoint, InputStream in, OutputStream out, Supplier<String> correlationIds) {
        this.endpoint = endpoint;
        this.lines = new LineReader(in, MOST_BYTES);
        this.caller = new StdioPeer(out);
        this.correlationIds = correlationIds;
    }

    /** Answers until input ends and every call under way is done. */
    public void run() throws InterruptedException {
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                take(line.get());
            }
        } catch (IOException e) {
            LOG.warn("standard input cannot be read any more");
        }
        free.acquire(MOST_AT_ONCE);
    }

    private void take(LineReader.Line line) throws InterruptedException {
        if (!line.whole()) {
            refuse(
                    ErrorCodes.INVALID_REQUEST,
                    "The message is longer than " + MOST_BYTES + " bytes, the most that is read");
        } else if (!line.isBlank()) {
            var scope = new CallScope(correlationIds.get(), CALL);
            var answer = endpoint.prepare(line.bytes(), new RequestContext(null, scope, caller));
            free.acquire();
            threads.execute(() -> answer(scope, answer));
        }
    }

    private void answer(CallScope scope, Supplier<RpcResponse> answer) {
        try {
            caller.answer(scope, answer.get());
        } catch (RuntimeException e) {
            LOG.error("id={} failed", scope.correlationId(), e);
            refuse(ErrorCodes.INTERNAL_ERROR, "Internal error, correlation id " + scope.correlationId());
        } finally {
            free.release();
        }
    }

    private void refuse(int code, String text) {
        caller.send(RpcResponse.refusal(400, code, text).body());
    }

    /** Virtual ones where Java has them; either way no more than there are places. */
    private static Executor threads() {
        var virtual = VirtualThreads.getDefaultVirtualThreadsExecutor();
        return virtual != null
                ? virtual
                : Executors.newCachedThreadPool(task -> {
                    var thread = new Thread(task, "stdio");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}

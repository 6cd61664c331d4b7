package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.paigomcp.http.jetty.DisconnectWatcher;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.ToolResult.Outcome;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A call that cannot be cancelled, which cannot even be logged, keeps no other from being cancelled. */
final class WatcherFaultsTest {
    private static final String BODY =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"given\"," + TestServer.META
                    + "}}";

    private final CountDownLatch logged = new CountDownLatch(1);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch second = new CountDownLatch(1);

    private final GivenTool tool = new GivenTool(scope -> {
        var isFirst = calls.getAndIncrement() == 0;
        scope.onCancel(() -> {
            if (isFirst) {
                throw new OutOfMemoryError("cannot be cancelled");
            }
            cancelled.countDown();
        });
        (isFirst ? first : second).countDown();
        try {
            over.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ToolResult.failure(Outcome.failed, "over", null);
    });

    private static void hangUp(int port, CountDownLatch started) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\n"
                                    + "Mcp-Name: given\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theNextCallIsCancelled() throws Exception {
        var full = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                logged.countDown();
                throw new OutOfMemoryError("cannot be logged");
            }
        };
        full.start();
        var logger = (Logger) LoggerFactory.getLogger(DisconnectWatcher.class);
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(full);
        try (var server = HttpServer.start(TestServer.config(tool.endpoint()))) {
            hangUp(server.port(), first);
            assertThat(logged.await(20, TimeUnit.SECONDS)).isTrue();

            hangUp(server.port(), second);

            var isCancelled = cancelled.await(20, TimeUnit.SECONDS);
            over.countDown(); // or closing the server would wait for both calls
            assertThat(isCancelled).isTrue();
        } finally {
            logger.detachAppender(full);
            logger.setAdditive(true);
            logger.setLevel(null); // as it was: what the root says
        }
    }
}

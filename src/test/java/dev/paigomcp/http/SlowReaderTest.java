package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.stdio.StdioServer;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.ToolResult.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A client that does not take its response holds nothing that other calls may need. */
final class SlowReaderTest {
    /** More than the buffers of a connection take, in bytes. */
    private static final int LARGE = 16_000_000;

    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"given\"}}";

    private static ToolResult result(String text) {
        return new ToolResult(JsonNodeFactory.instance.objectNode(), text, Outcome.ok, 200);
    }

    @Test
    void givesBackWhatACallHeldBeforeItsResponseIsTaken() throws Exception {
        var given = new CountDownLatch(1);
        var tool = new GivenTool(scope -> {
            scope.onEnd(given::countDown);
            return result("x".repeat(LARGE));
        });
        try (var server = HttpServer.start(TestServer.config(tool.endpoint()));
                var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + CALL.length() + "\r\n\r\n" + CALL)
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(given.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void givesItBackOverPipesToo() throws InterruptedException {
        var given = new AtomicBoolean();
        var givenBeforeWritten = new AtomicBoolean();
        var tool = new GivenTool(scope -> {
            scope.onEnd(() -> given.set(true));
            return result("done");
        });
        var out = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) {
                givenBeforeWritten.set(given.get());
                write(bytes, 0, bytes.length);
            }
        };

        new StdioServer(
                        tool.endpoint(),
                        new ByteArrayInputStream((CALL + "\n").getBytes(StandardCharsets.UTF_8)),
                        out,
                        () -> "id-1")
                .run();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("done");
        assertThat(givenBeforeWritten).isTrue();
    }
}

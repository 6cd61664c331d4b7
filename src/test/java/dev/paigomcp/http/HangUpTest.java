package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HangUpTest {
    private static final String ECHO = call("echo", true);

    private static String call(String tool, boolean modern) {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\""
                + (modern ? "," + TestServer.META : "") + "}}";
        return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + (modern
                        ? "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: " + tool + "\r\n"
                        : "")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void startHanging(TestServer server, Socket socket, boolean modern) throws Exception {
        send(socket, call("hangs", modern));
        assertThat(server.tools.started.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancelsTheCallWithinASecond(boolean abruptly) throws Exception {
        try (var server = new TestServer()) {
            var socket = server.connect();
            startHanging(server, socket, true);
            if (abruptly) {
                socket.setSoLinger(true, 0);
            }

            socket.close();

            assertThat(server.tools.cancelled.await(1, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void cancelsTheReadingOfAResource() throws Exception {
        try (var server = new TestServer()) {
            var socket = server.connect();
            var body =
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"uri\":\"test://hangs\","
                            + TestServer.META + "}}";
            send(
                    socket,
                    "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: resources/read\r\n"
                            + "Mcp-Name: test://hangs\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(server.tools.started.await(5, TimeUnit.SECONDS)).isTrue();

            socket.close();

            assertThat(server.tools.cancelled.await(1, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void sendsNothingMoreToWhoClosedItsHalf() throws Exception {
        try (var server = new TestServer();
                var socket = server.connect()) {
            startHanging(server, socket, true);

            socket.shutdownOutput();

            assertThat(server.tools.cancelled.await(1, TimeUnit.SECONDS)).isTrue();
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void leavesTheCallOfAnOldClientAlone() throws Exception {
        try (var server = new TestServer()) {
            try (var socket = server.connect()) {
                startHanging(server, socket, false);
            }

            assertThat(server.tools.cancelled.await(1, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void leavesTheCallAloneWhileTheClientStays() throws Exception {
        try (var server = new TestServer();
                var socket = server.connect()) {
            startHanging(server, socket, true);

            assertThat(server.tools.cancelled.await(1, TimeUnit.SECONDS)).isFalse();
            server.tools.release.countDown();

            assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    /** The pieces come at once, or the second one in the middle of the call. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNoByteOfARequestThatFollowsTooEarly(boolean atOnce) throws Exception {
        try (var server = new TestServer();
                var socket = server.connect()) {
            var many = ECHO.repeat(20) + ECHO.replace("Host:", "Connection: close\r\nHost:");
            if (atOnce) {
                send(socket, call("hangs", true) + many);
            } else {
                startHanging(server, socket, true);
                send(socket, many);
            }

            assertThat(server.tools.cancelled.await(500, TimeUnit.MILLISECONDS)).isFalse();
            server.tools.release.countDown();

            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(23);
        }
    }

    @Test
    void servesManyCallsOnOneConnection() throws Exception {
        try (var server = new TestServer();
                var socket = server.connect()) {
            for (var round = 0; round < 5; round++) {
                send(socket, call("slow", true));
                var in = socket.getInputStream();
                var head = new StringBuilder();
                while (head.indexOf("\r\n\r\n") < 0) {
                    head.append((char) in.read());
                }
                var length = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
                assertThat(new String(in.readNBytes(length), StandardCharsets.UTF_8))
                        .contains("\"isError\":false");
            }
        }
    }
}

package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that hold connections without getting on with a request. */
final class HeldConnectionsTest {
    private static final String HEAD = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void servesOthersBesideManyThatAreHalfOpen() throws IOException {
        var held = new ArrayList<Socket>();
        try (var server = new TestServer()) {
            for (var n = 0; n < 100; n++) {
                var silent = server.connect();
                held.add(silent);
                var withinTheHead = server.connect();
                held.add(withinTheHead);
                write(withinTheHead, HEAD + "X-");
                var withinTheBody = server.connect();
                held.add(withinTheBody);
                write(withinTheBody, HEAD + "Content-Length: 100\r\n\r\n{");
            }

            assertThat(server.post(PING).statusCode()).isEqualTo(200);
            for (var socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void endsAConnectionWhoseHeadDrips() throws IOException {
        try (var server = new TestServer(
                        TestServer.limits(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(5)));
                var socket = server.connect()) {
            write(socket, HEAD + "X-Drip: ");
            var in = socket.getInputStream();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        try {
                            write(socket, "a");
                            return in.available() > 0;
                        } catch (IOException closed) {
                            return true;
                        }
                    });
        }
    }

    @Test
    void endsASecondHeadThatDripsToo() throws IOException {
        try (var server = new TestServer(
                        TestServer.limits(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(5)));
                var socket = server.connect()) {
            write(socket, HEAD + "Content-Length: " + PING.length() + "\r\n\r\n" + PING + "POST /m");
            Awaitility.await().atMost(Duration.ofSeconds(4)).until(() -> {
                try {
                    write(socket, "c");
                    return false;
                } catch (IOException closed) {
                    return true;
                }
            });
        }
    }

    @Test
    void keepsAConnectionThatIsBetweenTwoRequests() throws IOException {
        try (var server = new TestServer(
                        TestServer.limits(Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(5)));
                var socket = server.connect()) {
            var request = HEAD + "Content-Length: " + PING.length() + "\r\n\r\n" + PING;
            var in = socket.getInputStream();
            write(socket, request);
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            in.skipNBytes(in.available());

            write(socket, request);

            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void endsAConnectionWhoseAnswerNobodyReads() throws IOException {
        try (var server = new TestServer(
                        TestServer.limits(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(5)));
                var socket = server.connect()) {
            var call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"echo\","
                    + "\"arguments\":{\"a\":\"" + "x".repeat(4_000_000) + "\"}}}";
            write(socket, HEAD + "Content-Length: " + call.length() + "\r\n\r\n" + call);

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                try {
                    write(socket, "P");
                    return false;
                } catch (IOException closed) {
                    return true;
                }
            });
            assertThat(server.post(PING).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void endsAConnectionOnWhichNothingMoves() throws IOException {
        try (var server = new TestServer(
                        TestServer.limits(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5)));
                var silent = server.connect();
                var begun = server.connect()) {
            write(begun, HEAD);

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(new String(begun.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("<html", "Exception");
        }
    }
}

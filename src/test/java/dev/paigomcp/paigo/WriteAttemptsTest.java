package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.LoopbackServer.Handler;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a write is sent: once, and again only where it is certain that Paigo carried nothing out. */
class WriteAttemptsTest {
    private static final String AGAIN = "Paigo did not answer: asking again in 1 ms, attempt 2";

    @Test
    void isNotSentAgainWithATokenThatWasRefused() throws IOException {
        try (var servers = new TokenServers();
                var gateway = servers.gateway()) {
            servers.api = (request, line) -> line.answer(401, "{\"message\":\"Unauthorized\"}");

            assertThat(gateway.send(ADD_CREDITS, scope()))
                    .isInstanceOfSatisfying(
                            PaigoResult.Refused.class,
                            refused -> assertThat(refused.message()).startsWith("Unauthorized; "));

            assertThat(servers.tokenServer.requests()).hasSize(2);
            assertThat(servers.apiServer.requests()).hasSize(1);
        }
    }

    /** What is told of a write when this server fails at it. */
    @Test
    void isKnownToHaveLeftOrNot() throws IOException {
        var left = scope();
        left.beginWrite(why -> "lost: " + why);
        try (var server = new LoopbackServer((request, line) -> line.answer(201, "{}"));
                var gateway = gateway(server.url())) {
            gateway.send(ADD_CREDITS, left);
        }
        assertThat(left.lostWrite("a fault")).hasValue("lost: a fault");

        var kept = scope();
        kept.beginWrite(why -> "lost: " + why);
        try (var port = new RefusingPort();
                var gateway = gateway(port.url())) {
            gateway.send(ADD_CREDITS, kept);
        }
        assertThat(kept.lostWrite("a fault")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 429, 500, 503})
    void isNotSentWithAnotherTokenWhereTheTokenWasAccepted(int status) throws IOException {
        try (var servers = new TokenServers();
                var gateway = servers.gateway()) {
            servers.tokens = TokenServers.numberedTokens();
            servers.api = (request, line) -> line.answer(status, "{}");

            assertThat(gateway.send(ADD_CREDITS, scope()).status()).isEqualTo(status);

            assertThat(servers.tokenServer.requests()).hasSize(1);
            assertThat(servers.apiServer.requests()).hasSize(1);
        }
    }

    static Stream<Named<Handler>> failures() {
        return Stream.of(
                Named.of("503", (request, line) -> line.answer(503, "")),
                Named.of("no answer", (request, line) -> line.drop()),
                Named.of("half an answer", (request, line) -> {
                    line.raw("HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"data\":");
                    line.drop();
                }));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isNotSentAThirdTimeAfterItsTokenWasReplaced(Handler failure) throws IOException {
        try (var servers = new TokenServers();
                var gateway = servers.gateway()) {
            servers.tokens = TokenServers.numberedTokens();
            servers.api = (request, line) -> {
                if (Objects.equals(request.header("authorization"), "Bearer token-1")) {
                    line.answer(401, "{}");
                } else {
                    failure.handle(request, line);
                }
            };

            assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Unknown.class);

            assertThat(servers.apiServer.requests())
                    .extracting(request -> request.header("authorization"))
                    .containsExactly("Bearer token-1", "Bearer token-2");
        }
    }

    @Test
    void isSentOnceWhenThePortOpensAfterARefusedConnection() throws IOException {
        try (var port = new RefusingPort();
                var gateway = gateway(port.url())) {
            var scope = scope();
            var told = new ArrayList<String>();
            scope.onProgress(message -> {
                told.add(message);
                port.open((request, line) -> line.answer(201, "{}"));
            });

            assertThat(gateway.send(ADD_CREDITS, scope)).isInstanceOf(PaigoResult.Success.class);

            assertThat(told).containsExactly(AGAIN);
            assertThat(port.server().requests()).hasSize(1);
        }
    }

    @Test
    void isNotSentAgainWhenTheAnswerToTheSecondAttemptIsLost() throws IOException {
        try (var port = new RefusingPort();
                var gateway = gateway(port.url())) {
            var scope = scope();
            scope.onProgress(message -> port.open((request, line) -> line.drop()));

            assertThat(gateway.send(ADD_CREDITS, scope)).isInstanceOf(PaigoResult.Unknown.class);

            assertThat(port.server().requests()).hasSize(1);
        }
    }

    @Test
    void isTriedTwiceWhereThePortStaysClosed() throws IOException {
        try (var port = new RefusingPort();
                var gateway = gateway(port.url())) {
            var scope = scope();
            var told = new ArrayList<String>();
            scope.onProgress(told::add);

            assertThat(gateway.send(ADD_CREDITS, scope))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo cannot be reached: the connection is refused"));

            assertThat(told).containsExactly(AGAIN);
        }
    }

    @Test
    void isTriedOnceWhereTheConnectionHangs() throws IOException {
        var limits = new ClientLimits(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofSeconds(5), 1000, 1000);
        try (var full = new FullBacklog();
                var gateway = gateway(full.url(), limits)) {
            var scope = scope();
            var told = new ArrayList<String>();
            scope.onProgress(told::add);

            assertThat(gateway.send(ADD_CREDITS, scope))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo cannot be reached: no connection within 1 s"));

            assertThat(told).isEmpty();
        }
    }

    /** A port that refuses connections until it is opened: it is bound by a socket that does not listen. */
    private static final class RefusingPort implements AutoCloseable {
        private final Socket bound = new Socket();
        private final InetSocketAddress address;
        private LoopbackServer server;

        RefusingPort() throws IOException {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            address = (InetSocketAddress) bound.getLocalSocketAddress();
        }

        URI url() {
            return URI.create("http://localhost:" + address.getPort());
        }

        void open(Handler handler) {
            try {
                bound.close();
                var listener = new ServerSocket();
                listener.bind(address);
                server = new LoopbackServer(handler, listener);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        LoopbackServer server() {
            return server;
        }

        @Override
        public void close() throws IOException {
            bound.close();
            if (server != null) {
                server.close();
            }
        }
    }
}

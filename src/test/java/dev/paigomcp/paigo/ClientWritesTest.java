package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientWritesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"data\":",
                "HTTP/1.1 201",
                "garbage\r\n\r\n"
            })
    void saysThatTheOutcomeOfALostAnswerIsUnknownAndDoesNotSendAgain(String part) throws IOException {
        try (var server = new LoopbackServer((request, line) -> {
                    line.raw(part);
                    line.drop();
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Unknown.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void saysThatTheOutcomeOfAServerErrorIsUnknown(int status) throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(status, "{\"message\":\"Oops\"}"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(ADD_CREDITS, scope()))
                    .isEqualTo(new PaigoResult.Unknown(status, "Paigo answered " + status + " (Oops)"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void passesOnThatPaigoIsAskedTooOften() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(429, "", "Retry-After: 1"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(ADD_CREDITS, scope()))
                    .isEqualTo(new PaigoResult.Refused(
                            429, "Paigo limits how often it may be asked; Paigo asks to wait 1 s before trying again"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void saysThatNothingWasAppliedWhenNobodyListens() throws IOException {
        URI url;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = URI.create("http://localhost:" + socket.getLocalPort());
        }
        try (var gateway = gateway(url)) {
            assertThat(gateway.send(ADD_CREDITS, scope()))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo cannot be reached: the connection is refused"));
        }
    }

    @Test
    void saysThatNothingWasAppliedWhenThereIsNoSecureConnection() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(400, "this is not TLS"));
                var gateway = gateway(URI.create(server.url().toString().replace("http:", "https:")))) {
            assertThat(gateway.send(ADD_CREDITS, scope(Duration.ofSeconds(1))))
                    .isInstanceOfSatisfying(
                            PaigoResult.Unreachable.class,
                            unreachable -> assertThat(unreachable.reason()).isNotBlank());
        }
    }

    @Test
    void doesNotUseAConnectionThatTheServerHasClosed() throws IOException {
        try (var server = new LoopbackServer((request, line) -> {
                    line.answer(201, "{}");
                    line.drop();
                });
                var gateway = gateway(server.url())) {
            for (var i = 0; i < 200; i++) {
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> server.open() == 0);
                assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
            }
            assertThat(server.requests()).hasSize(200);
        }
    }

    @Test
    void keepsAConnectionThatIsGood() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(201, "{}"));
                var gateway = gateway(server.url())) {
            for (var i = 0; i < 20; i++) {
                gateway.send(ADD_CREDITS, scope());
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotTakeForAnAnswerWhatCameBeforeTheQuestion() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(201, "{}"));
                var gateway = gateway(server.url())) {
            gateway.send(ADD_CREDITS, scope());
            server.say("HTTP/1.1 408 Late\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}

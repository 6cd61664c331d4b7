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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientWritesTest {
    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("", null, "the connection was closed without an answer"),
                Arguments.of(
                        "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"data\":",
                        201,
                        "the connection broke off"),
                Arguments.of("HTTP/1.1 201", 201, "the connection broke off"),
                Arguments.of("garbage\r\n\r\n", null, "the answer is not valid HTTP"));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void saysThatTheOutcomeOfALostAnswerIsUnknownAndDoesNotSendAgain(String part, @Nullable Integer status, String why)
            throws IOException {
        try (var server = new LoopbackServer((request, line) -> {
                    line.raw(part);
                    line.drop();
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(ADD_CREDITS, scope()))
                    .isEqualTo(new PaigoResult.Unknown(status, "Paigo's answer was lost: " + why));
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
    void saysThatNothingWasAppliedWhenThereIsNoSecureConnection() throws Exception {
        try (var server = new LoopbackServer((request, line) -> {});
                var gateway = gateway(URI.create(server.url().toString().replace("http:", "https:")))) {
            var answer = CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, scope()));
            await().until(() -> server.open() == 1);

            server.say("HTTP/1.1 400 This is not TLS\r\n\r\n");

            assertThat(answer.get())
                    .isEqualTo(new PaigoResult.Unreachable(
                            null, "Paigo cannot be reached: no secure connection can be made (TLS), or it broke off"));
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

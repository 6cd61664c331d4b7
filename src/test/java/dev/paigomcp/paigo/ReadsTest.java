package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void asksAgainAfterAPassingFailure(int status) throws IOException {
        try (var server = failing(2, (request, line) -> line.answer(status, "{}"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void tellsOfEachWaitBeforeItAsksAgain() throws IOException {
        try (var server = failing(2, (request, line) -> line.answer(503, "{}"));
                var gateway = gateway(server.url())) {
            var scope = scope();
            var told = new ArrayList<String>();
            scope.onProgress(told::add);

            assertThat(gateway.send(LIST_CUSTOMERS, scope)).isInstanceOf(PaigoResult.Success.class);

            assertThat(told)
                    .containsExactly(
                            "Paigo answered 503: asking again in 1 ms, attempt 2",
                            "Paigo answered 503: asking again in 1 ms, attempt 3");
        }
    }

    @Test
    void waitsTwiceAsLongBeforeTheThirdAttemptAndNoShorterThanPaigoAsks() throws IOException {
        try (var server = failing(2, (request, line) -> line.answer(503, "{}", "Retry-After: 0"));
                var gateway = gateway(server.url(), ClientLimits.standard(), () -> 0.1)) {
            var scope = scope();
            var told = new ArrayList<String>();
            scope.onProgress(told::add);

            assertThat(gateway.send(LIST_CUSTOMERS, scope)).isInstanceOf(PaigoResult.Success.class);

            assertThat(told)
                    .containsExactly(
                            "Paigo answered 503: asking again in 30 ms, attempt 2",
                            "Paigo answered 503: asking again in 60 ms, attempt 3");
        }
    }

    @Test
    void waitsTenSecondsIfPaigoAsksForAsManyUnlessTheCallIsCancelled() throws IOException {
        try (var server = failing(9, (request, line) -> line.answer(429, "", "Retry-After: 10"));
                var gateway = gateway(server.url())) {
            var scope = scope();
            var told = new ArrayList<String>();
            scope.onProgress(message -> {
                told.add(message);
                scope.cancel();
            });

            assertThat(gateway.send(LIST_CUSTOMERS, scope))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo was not asked: the call was cancelled"));

            assertThat(told).containsExactly("Paigo answered 429: asking again in 10000 ms, attempt 2");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void asksThreeTimesAtMost() throws IOException {
        try (var server = failing(9, (request, line) -> line.answer(503, "{\"message\":\"Busy\"}"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isEqualTo(new PaigoResult.Unreachable(503, "Paigo answered 503 (Busy); try again later"));
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 501})
    void doesNotAskAgainWhereItWouldNotHelp(int status) throws IOException {
        try (var server = failing(9, (request, line) -> line.answer(status, "{}"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()).status()).isEqualTo(status);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"data\":",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
                "HTTP/1.1 200",
                "garbage\r\n\r\n"
            })
    void asksAgainAfterALostAnswer(String part) throws IOException {
        try (var server = failing(2, (request, line) -> {
                    line.raw(part);
                    line.drop();
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
        }
    }

    @Test
    void saysThatAnAnswerBrokeOff() throws IOException {
        try (var server = failing(9, (request, line) -> {
                    line.raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"data\":");
                    line.drop();
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isEqualTo(new PaigoResult.Unreadable(200, "Paigo's answer broke off: the connection broke off"));
        }
    }

    @Test
    void keepsARefusalWhoseBodyBrokeOff() throws IOException {
        try (var server = failing(9, (request, line) -> {
                    line.raw("HTTP/1.1 404 Gone\r\nContent-Length: 50\r\n\r\nno such thing");
                    line.drop();
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isEqualTo(new PaigoResult.Refused(404, "no such thing"));
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        try (var gateway = gateway(unused())) {
            var scope = scope();
            var told = new ArrayList<String>();
            scope.onProgress(told::add);

            assertThat(gateway.send(LIST_CUSTOMERS, scope))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo cannot be reached: the connection is refused"));

            assertThat(told).as("it was asked three times").hasSize(2);
        }
    }

    @Test
    void doesNotAskAgainForWhatItCannotUse() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(200, "not JSON"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Unreadable.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotAskAgainWithTheOnlyTokenThatThereIs() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(401, "{}"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Refused.class);
            assertThat(server.requests()).hasSize(1);
            assertThat(gateway.secrets()).extracting(Secret::reveal).containsExactly("t0k3n");
        }
    }

    @Test
    void saysThatTheNameIsUnknown() {
        try (var gateway = gateway(URI.create("http://paigo.invalid"))) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isEqualTo(new PaigoResult.Unreachable(
                            null, "Paigo cannot be reached: its host name cannot be resolved"));
        }
    }

    @Test
    void waitsAsLongAsPaigoAsks() throws IOException {
        try (var server = failing(1, (request, line) -> line.answer(429, "{}", "Retry-After: 1"));
                var gateway = gateway(server.url())) {
            var started = System.nanoTime();

            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void doesNotWaitLongerThanTenSeconds() throws IOException {
        try (var server = failing(9, (request, line) -> line.answer(429, "{\"message\":\"Slow\"}", "Retry-After: 11"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isEqualTo(new PaigoResult.Refused(429, "Slow; Paigo asks to wait 11 s before trying again"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotWaitBeyondTheCallsTime() throws IOException {
        try (var server = failing(9, (request, line) -> line.answer(503, "", "Retry-After: 5"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope(Duration.ofSeconds(4))))
                    .isEqualTo(new PaigoResult.Unreachable(
                            503, "Paigo answered 503; Paigo asks to wait 5 s before trying again"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void understandsARetryDate() throws IOException {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var date =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(120).atOffset(ZoneOffset.UTC));
        try (var server = failing(9, (request, line) -> line.answer(503, "", "Retry-After: " + date));
                var gateway = PaigoGateway.withFixedToken(
                        server.url(),
                        new Secret("t"),
                        ClientLimits.standard(),
                        AnswerBudget.ofHeap().part(),
                        Clock.fixed(now, ZoneOffset.UTC),
                        () -> 0)) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isEqualTo(new PaigoResult.Unreachable(
                            503, "Paigo answered 503; Paigo asks to wait 120 s before trying again"));
        }
    }

    /** Fails that many times, then answers. */
    private static LoopbackServer failing(int times, LoopbackServer.Handler failure) throws IOException {
        var count = new AtomicInteger();
        return new LoopbackServer((request, line) -> {
            if (count.incrementAndGet() <= times) {
                failure.handle(request, line);
            } else {
                line.answer(200, "{}");
            }
        });
    }

    private static URI unused() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }
    }
}

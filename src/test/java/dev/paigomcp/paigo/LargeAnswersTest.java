package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are parsed while they come in: what happens on the way is told as it is of a small one. */
class LargeAnswersTest {
    private static final String BEGINNING = "{\"data\":[\"" + "x".repeat(20_000) + "\",";
    private static final String ANSWER = BEGINNING + "1]}";

    private static void beginning(LoopbackServer.Line line) throws IOException {
        line.raw("HTTP/1.1 200 OK\r\nContent-Length: " + ANSWER.length() + "\r\n\r\n" + BEGINNING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsTheConnection(boolean chunked) throws IOException {
        try (var server = new LoopbackServer((request, line) -> {
                    if (chunked) {
                        line.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(ANSWER.length()) + "\r\n" + ANSWER + "\r\n0\r\n\r\n");
                    } else {
                        line.answer(200, ANSWER);
                    }
                });
                var gateway = gateway(server.url())) {
            for (var i = 0; i < 5; i++) {
                assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                        .isEqualTo(new PaigoResult.Success(200, Calls.json(ANSWER)));
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void readsAgainWhatBrokeOff() throws IOException {
        try (var server = new LoopbackServer((request, line) -> {
                    if (request.connection() == 1) {
                        beginning(line);
                        line.drop();
                    } else {
                        line.answer(200, ANSWER);
                    }
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isEqualTo(new PaigoResult.Success(200, Calls.json(ANSWER)));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void isUnknownIfTheAnswerToAWriteBreaksOff() throws IOException {
        try (var server = new LoopbackServer((request, line) -> {
                    beginning(line);
                    line.drop();
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(ADD_CREDITS, scope()))
                    .isEqualTo(new PaigoResult.Unknown(200, "Paigo's answer was lost: the connection broke off"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void givesUpOnAnAnswerThatStops() throws IOException {
        var never = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> {
                    beginning(line);
                    never.await();
                });
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope(Duration.ofMillis(300))))
                    .isEqualTo(new PaigoResult.Unreadable(200, "Paigo's answer broke off: the call's time is over"));
        }
    }

    @Test
    void endsAtOnceWhenCancelled() throws Exception {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> {
                    beginning(line);
                    begun.countDown();
                    never.await();
                });
                var gateway = gateway(server.url())) {
            var scope = scope();
            var answer = CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, scope));
            begun.await();

            scope.cancel();

            assertThat(answer.get())
                    .isEqualTo(new PaigoResult.Unknown(null, "Paigo's answer was lost: the call was cancelled"));
            assertThat(server.requests()).hasSize(1);
        }
    }
}

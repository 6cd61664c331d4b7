package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoppingTest {
    @Test
    void endsAtOnceWhenCancelled() throws Exception {
        var silent = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> silent.await());
                var gateway = gateway(server.url())) {
            var scope = scope();
            var answer = CompletableFuture.supplyAsync(() -> gateway.send(LIST_CUSTOMERS, scope));
            await().until(() -> server.requests().size() == 1);

            scope.cancel();

            assertThat(answer.get())
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo did not answer: the call was cancelled"));
            assertThat(scope.remaining().toSeconds()).isGreaterThan(15);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void endsAtOnceWhenCancelledWhileAnAnswerDrips() throws Exception {
        var dripping = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> {
                    dripping.countDown();
                    drip(line);
                });
                var gateway = gateway(server.url())) {
            var scope = scope();
            var answer = CompletableFuture.supplyAsync(() -> gateway.send(LIST_CUSTOMERS, scope));
            dripping.await();

            scope.cancel();

            assertThat(answer.get())
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo did not answer: the call was cancelled"));
            assertThat(scope.remaining().toSeconds()).isGreaterThan(15);
        }
    }

    @Test
    void endsItsWaitWhenCancelled() throws Exception {
        try (var server = new LoopbackServer((request, line) -> line.answer(503, "", "Retry-After: 9"));
                var gateway = gateway(server.url())) {
            var scope = scope();
            var answer = CompletableFuture.supplyAsync(() -> gateway.send(LIST_CUSTOMERS, scope));
            await().until(() -> server.requests().size() == 1);

            scope.cancel();

            assertThat(answer.get())
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo was not asked: the call was cancelled"));
            assertThat(scope.remaining().toSeconds()).isGreaterThan(15);
        }
    }

    @Test
    void cutsADrippingAnswerWhenTheTimeIsOver() throws IOException {
        try (var server = new LoopbackServer((request, line) -> drip(line));
                var gateway = gateway(server.url())) {
            var started = System.nanoTime();

            var answer = gateway.send(LIST_CUSTOMERS, scope(Duration.ofMillis(500)));

            assertThat(answer)
                    .isEqualTo(new PaigoResult.Unreadable(200, "Paigo's answer broke off: the call's time is over"));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void sendsNothingWhenTheTimeIsOverAlready() throws IOException {
        try (var server = new LoopbackServer((request, line) -> {});
                var gateway = gateway(server.url())) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope(Duration.ZERO)))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo was not asked: the call's time is over"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void endsAPartOfACallBeforeTheCall() throws IOException {
        var silent = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> silent.await());
                var gateway = gateway(server.url())) {
            var call = scope();
            var part = call.part(Duration.ofMillis(200), "the part is over");

            assertThat(gateway.send(LIST_CUSTOMERS, part))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo did not answer: the part is over"));
            assertThat(gateway.send(LIST_CUSTOMERS, part))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo was not asked: the part is over"));
            assertThat(call.remaining()).isPositive();
            assertThat(call.part(Duration.ofMinutes(1), "never")).isSameAs(call);
        }
    }

    @Test
    void sendsNothingOnceClosedAndKeepsNoConnection() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(200, "{}"))) {
            var gateway = gateway(server.url());
            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
            assertThat(server.open()).isOne();

            gateway.close();

            await().until(() -> server.open() == 0);
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo was not asked: this server is shutting down"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void givesUpOnASilentServerAndAsksAgain() throws IOException {
        var silent = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> silent.await());
                var gateway = gateway(server.url(), ClientLimits.standard().withResponse(Duration.ofMillis(100)))) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                    .isInstanceOfSatisfying(
                            PaigoResult.Unreachable.class,
                            unreachable -> assertThat(unreachable.reason())
                                    .startsWith("Paigo did not answer: no answer within "));
            // The server may get to read a request only after the client has given up on it.
            await().untilAsserted(() -> assertThat(server.requests()).hasSize(3));
        }
    }

    @Test
    void stopsConnectingWhenCancelled() throws Exception {
        try (var full = new FullBacklog();
                var gateway = gateway(full.url())) {
            var scope = scope();
            var started = new CountDownLatch(1);
            var answer = CompletableFuture.supplyAsync(() -> {
                started.countDown();
                return gateway.send(ADD_CREDITS, scope);
            });
            started.await();
            await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());

            scope.cancel();

            assertThat(answer.get())
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo was not asked: the call was cancelled"));
            assertThat(scope.remaining().toSeconds()).isGreaterThan(15);
        }
    }

    @Test
    void saysThatNothingWasAppliedWhenTheConnectionHangs() throws IOException {
        try (var full = new FullBacklog();
                var gateway = gateway(full.url())) {
            var scope = scope(Duration.ofMillis(300));

            assertThat(gateway.send(ADD_CREDITS, scope))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo cannot be reached: the call's time is over"));
        }
    }

    @Test
    void isUnknownWhenCancelledAfterItLeft() throws Exception {
        var silent = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> silent.await());
                var gateway = gateway(server.url())) {
            var scope = scope();
            var answer = CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, scope));
            await().until(() -> server.requests().size() == 1);

            scope.cancel();

            assertThat(answer.get())
                    .isEqualTo(new PaigoResult.Unknown(null, "Paigo's answer was lost: the call was cancelled"));
        }
    }

    @Test
    void isNotSentWhenCancelledBefore() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(201, "{}"));
                var gateway = gateway(server.url())) {
            var scope = scope();
            scope.cancel();

            assertThat(gateway.send(ADD_CREDITS, scope))
                    .isEqualTo(new PaigoResult.Unreachable(null, "Paigo was not asked: the call was cancelled"));
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void saysThatTheOutcomeOfASilenceIsUnknown() throws IOException {
        var silent = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> silent.await());
                var gateway = gateway(server.url(), ClientLimits.standard().withResponse(Duration.ofMillis(100)))) {
            assertThat(gateway.send(ADD_CREDITS, scope()))
                    .isInstanceOfSatisfying(
                            PaigoResult.Unknown.class,
                            unknown -> assertThat(unknown.reason())
                                    .startsWith("Paigo's answer was lost: no answer within "));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void drip(LoopbackServer.Line line) throws Exception {
        line.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        var never = new CountDownLatch(1);
        while (!never.await(20, TimeUnit.MILLISECONDS)) {
            line.raw("1\r\n[\r\n");
        }
    }
}

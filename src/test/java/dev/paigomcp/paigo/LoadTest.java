package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void serves64CallersOfASlowPaigoAtOverAHundredCallsPerSecond() throws Exception {
        var never = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(64);
        try (var server = new LoopbackServer((request, line) -> {
                    never.await(500, TimeUnit.MILLISECONDS);
                    line.answer(201, "{}");
                });
                var gateway = gateway(server.url())) {
            var started = System.nanoTime();
            var calls = new ArrayList<CompletableFuture<Answer>>();
            for (var i = 0; i < 256; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, scope()), threads));
            }
            for (var call : calls) {
                assertThat(call.get()).isInstanceOf(Answer.Success.class);
            }

            // Four rounds of half a second: two seconds when nobody waits for another.
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(2560));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void tellsWhetherPaigoIsReachableWithoutAskingItAnything() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(200, "{}"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.isReachable(Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.isReachable(Duration.ofSeconds(5))).isTrue();
            assertThat(server.requests()).isEmpty();
            assertThat(server.connections()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void tellsThatPaigoIsNotReachable() throws IOException {
        URI unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = URI.create("http://localhost:" + socket.getLocalPort());
        }
        try (var gateway = gateway(unused)) {
            assertThat(gateway.isReachable(Duration.ofSeconds(5))).isFalse();
        }
    }
}

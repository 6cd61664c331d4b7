package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.gateway;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.Reachability.State;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void letsNoneOf64CallersWaitForAnother() throws Exception {
        var all = new CyclicBarrier(64);
        try (var server = new LoopbackServer((request, line) -> {
                    // Passed only when 64 requests are here at the same time.
                    all.await(10, TimeUnit.SECONDS);
                    line.answer(201, "{}");
                });
                var gateway = gateway(server.url())) {
            assertThat(send(gateway, 64))
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(PaigoResult.Success.class));
        }
    }

    @Test
    void serves64CallersOfASlowPaigoAtItsOwnPace() throws Exception {
        var never = new CountDownLatch(1);
        try (var server = new LoopbackServer((request, line) -> {
                    never.await(500, TimeUnit.MILLISECONDS);
                    line.answer(201, "{}");
                });
                var gateway = gateway(server.url())) {
            var started = System.nanoTime();

            assertThat(send(gateway, 256))
                    .allSatisfy(answer -> assertThat(answer).isInstanceOf(PaigoResult.Success.class));

            // Four rounds of half a second, and room for a busy machine.
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
        }
    }

    private static List<PaigoResult> send(PaigoGateway gateway, int requests) {
        var threads = Executors.newFixedThreadPool(64);
        try {
            var calls = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, scope()), threads))
                    .limit(requests)
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void tellsWhetherPaigoIsReachableWithoutAskingItAnything() throws IOException {
        try (var server = new LoopbackServer((request, line) -> line.answer(200, "{}"));
                var gateway = gateway(server.url())) {
            assertThat(gateway.reachability(Duration.ofSeconds(5))).isEqualTo(State.REACHABLE);
            assertThat(gateway.reachability(Duration.ofSeconds(5))).isEqualTo(State.REACHABLE);
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
            assertThat(gateway.reachability(Duration.ofSeconds(5))).isEqualTo(State.UNREACHABLE);
        }
    }
}

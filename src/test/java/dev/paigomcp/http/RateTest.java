package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.AddressRange;
import dev.paigomcp.http.filter.AllowedOrigins;
import dev.paigomcp.http.filter.ClientAddress;
import dev.paigomcp.http.filter.RequestLimits;
import dev.paigomcp.limits.RateLimiter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often one address may call, and whose address a call behind proxies is taken to come from. */
final class RateTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final AtomicLong now = new AtomicLong();

    private TestServer server(int perAddress, String... trusted) {
        var ranges = List.of(trusted).stream()
                .map(text -> AddressRange.of(text).orElseThrow())
                .toList();
        var limits = new RequestLimits(
                new ClientAddress(ranges), RateLimiter.perMinute(perAddress, now::get), RateLimiter.UNLIMITED);
        return new TestServer(AllowedOrigins.LOCAL, limits);
    }

    private static HttpResponse<String> ping(TestServer server, String... headers) {
        var request = server.message(PING);
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static int status(TestServer server, String... headers) {
        return ping(server, headers).statusCode();
    }

    @Test
    void theCallBeyondTheLimitIsToldWhenToComeBack() {
        try (var server = server(4)) {
            for (var i = 0; i < 4; i++) {
                assertThat(status(server)).isEqualTo(200);
            }

            var refused = ping(server);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("15");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(TestServer.json(refused).at("/error/message").asString()).contains("Too many", "15 s");
            assertThat(TestServer.json(refused).path("jsonrpc").asString()).isEqualTo("2.0");
            assertThat(TestServer.json(refused).path("id").isNull()).isTrue();
            now.addAndGet(Duration.ofSeconds(15).toNanos());
            assertThat(status(server)).isEqualTo(200);
            assertThat(status(server)).isEqualTo(429);
        }
    }

    @Test
    void whoWaitsAFractionOfASecondIsToldAWholeOne() {
        try (var server = server(600)) {
            for (var i = 0; i < 600; i++) {
                assertThat(status(server)).isEqualTo(200);
            }

            assertThat(ping(server).headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    void askingWhetherTheServerIsWellIsNotCounted() {
        try (var server = server(1)) {
            for (var i = 0; i < 5; i++) {
                assertThat(server.send(server.request("/health")).statusCode()).isEqualTo(200);
            }

            assertThat(status(server)).isEqualTo(200);
            assertThat(server.send(server.request("/elsewhere")).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void thereIsNoLimitUnlessOneIsSet() {
        try (var server = server(0)) {
            for (var i = 0; i < 200; i++) {
                assertThat(status(server)).isEqualTo(200);
            }
        }
    }

    @Test
    void clientsOfATrustedProxyAreCountedApart() {
        try (var server = server(1, "127.0.0.0/8", "::1", "10.0.0.0/8")) {
            assertThat(status(server, "X-Forwarded-For", "198.51.100.1")).isEqualTo(200);
            assertThat(status(server, "X-Forwarded-For", "198.51.100.1")).isEqualTo(429);
            assertThat(status(server, "X-Forwarded-For", "198.51.100.2")).isEqualTo(200);
            assertThat(status(server, "X-Forwarded-For", "6.6.6.6, 198.51.100.2"))
                    .isEqualTo(429);
            assertThat(status(server, "X-Forwarded-For", "198.51.100.2, 10.1.2.3"))
                    .isEqualTo(429);
            assertThat(status(server, "Forwarded", "for=198.51.100.2")).isEqualTo(429);
            assertThat(status(server, "Forwarded", "for=\"[2001:db8::7]:4711\";proto=https"))
                    .isEqualTo(200);
            assertThat(status(server, "X-Forwarded-For", "2001:db8::8"))
                    .as("the same network")
                    .isEqualTo(429);
        }
    }

    @Test
    void nobodyElsesWordIsTakenForTheAddress() {
        try (var server = server(1, "10.0.0.0/8")) {
            assertThat(status(server, "X-Forwarded-For", "198.51.100.1")).isEqualTo(200);
            assertThat(status(server, "X-Forwarded-For", "198.51.100.2")).isEqualTo(429);
            assertThat(status(server, "Forwarded", "for=198.51.100.3")).isEqualTo(429);
        }
    }

    @Test
    void malformedHeadersCountForTheProxyItself() {
        try (var server = server(1, "127.0.0.1")) {
            assertThat(status(server, "X-Forwarded-For", "nonsense")).isEqualTo(200);
            for (var value : List.of("", "1.2.3", "1.2.3.4.5", "1.2.3.999", "unknown", "localhost", "1.2.3.4, ,")) {
                assertThat(status(server, "X-Forwarded-For", value)).as(value).isEqualTo(429);
            }
            for (var value : List.of("for=_hidden", "for=", "for", "for=unknown", "for=1.2.3.4;;", "for=\"1.2.3.4")) {
                assertThat(status(server, "Forwarded", value)).as(value).isEqualTo(429);
            }
            assertThat(status(server, "X-Forwarded-For", "1.2.3.4", "Forwarded", "for=5.6.7.8"))
                    .as("two that contradict each other")
                    .isEqualTo(429);
            assertThat(status(server, "X-Forwarded-For", "1.2.3.4", "Forwarded", "for=1.2.3.4"))
                    .isEqualTo(200);
        }
    }
}

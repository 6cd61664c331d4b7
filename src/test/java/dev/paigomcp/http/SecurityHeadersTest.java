package dev.paigomcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.http.filter.AllowedOrigins;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SecurityHeadersTest {
    private static void isGuarded(HttpResponse<String> response) {
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(response.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(response.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void everyAnswerHasThem() {
        try (var server = new TestServer()) {
            isGuarded(server.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"));
            isGuarded(server.post("nonsense"));
            isGuarded(server.send(server.request("/health")));
            isGuarded(server.send(server.request("/nowhere")));
            isGuarded(server.send(server.request("/mcp")));
            isGuarded(server.send(server.message("{}").header("Origin", "https://evil.example")));
            isGuarded(server.send(server.request("/health").header("X-Long", "x".repeat(20_000))));
        }
    }

    @Test
    void browsersAreHeldToTlsWhenThePublicAddressHasIt() {
        var tls = new AllowedOrigins(URI.create("https://mcp.example.com"), Set.of());
        var plain = new AllowedOrigins(URI.create("http://localhost:8080"), Set.of());
        try (var server = new TestServer(tls);
                var other = new TestServer(plain);
                var local = new TestServer()) {
            assertThat(server.send(server.request("/health")).headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
            assertThat(other.send(other.request("/health")).headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
            assertThat(local.send(local.request("/health")).headers().firstValue("Strict-Transport-Security"))
                    .isEmpty();
        }
    }
}

package dev.paigomcp.paigo;

import java.time.Duration;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** The server's HTTP client with its settings, for the rivals that the server is measured against. */
public final class ServerHttpClient {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(55);

    private ServerHttpClient() {}

    public static CloseableHttpClient build() {
        return HttpClientFactory.build(ClientLimits.standard(), "bench");
    }

    public static RequestConfig config() {
        return HttpClientFactory.requestConfig(ClientLimits.standard(), CALL_TIMEOUT);
    }
}

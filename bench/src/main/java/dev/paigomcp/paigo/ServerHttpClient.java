package dev.paigomcp.paigo;

import java.time.Duration;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** The HTTP client of this server, with its settings, for those that it is measured against. */
public final class SameHttp {
    private SameHttp() {}

    public static CloseableHttpClient client() {
        return HttpClientFactory.build(ClientLimits.standard(), "bench");
    }

    public static RequestConfig config() {
        return HttpClientFactory.requestConfig(ClientLimits.standard(), Duration.ofSeconds(55));
    }
}

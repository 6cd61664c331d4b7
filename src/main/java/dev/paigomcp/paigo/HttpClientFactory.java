package dev.paigomcp.paigo;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client with everything off that would act on its own: retries, redirects, cookies, authentication, protocol
 * upgrades.
 */
final class HttpClientFactory {
    /** The context's attribute that is there once a request may have begun to leave. */
    static final String DEPARTED = "paigo.departed";

    private static final int MAX_CONNECTIONS = 1024;
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(15);

    private HttpClientFactory() {}

    static CloseableHttpClient build(ClientLimits limits, String userAgent) {
        var http1 = Http1Config.custom()
                .setMaxLineLength(64 * 1024)
                .setMaxHeaderCount(500)
                .build();
        var connections = new ChannelConnectionManager()
                .setConnectionFactory(socket -> new PeekableConnection(http1))
                .setTlsSocketStrategy(new LazyTls())
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connect()))
                        .setSocketTimeout(timeout(limits.response()))
                        // Always checked: a write on a connection that the server has closed would come to "unknown".
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(timeout(limits.connect()))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new DepartureMarker())
                .setKeepAliveStrategy((response, context) -> {
                    var asked = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
                    return TimeValue.isPositive(asked) && asked.compareTo(MAX_IDLE) < 0 ? asked : MAX_IDLE;
                })
                .evictExpiredConnections()
                .evictIdleConnections(MAX_IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setDefaultCookieSpecRegistry(name -> null) // else it reads the list of all public domain suffixes
                .disableAuthCaching()
                .setUserAgent(userAgent)
                .build();
    }

    static RequestConfig requestConfig(ClientLimits limits, Duration remaining) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(shorter(limits.lease(), remaining)))
                .setResponseTimeout(timeout(shorter(limits.response(), remaining)))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Never zero, which would mean no limit. */
    private static Timeout timeout(Duration limit) {
        return Timeout.ofMilliseconds(Math.max(1, limit.toMillis()));
    }

    /** Notes in the context that a connected request is handed over to the wire. */
    private static final class DepartureMarker extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback informed,
                HttpContext context)
                throws IOException, HttpException {
            context.setAttribute(DEPARTED, true);
            return super.execute(request, connection, informed, context);
        }
    }
}

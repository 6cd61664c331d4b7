package dev.paigomcp.paigo;

import dev.paigomcp.outbound.OutboundNames;
import dev.paigomcp.outbound.OutboundTls;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Builds an HTTP client that does nothing on its own: no retries, redirects, cookies, authentication or protocol upgrades.
 */
final class HttpClientFactory {
    /** The attribute of the context that is set once a request may have begun to leave. */
    static final String DEPARTED = "paigo.departed";

    private static final int MAX_CONNECTIONS = 1024;
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(15);

    private HttpClientFactory() {}

    /** Returns a client whose connections are checked before each use. */
    static CloseableHttpClient build(ClientLimits limits, String userAgent) {
        var http1 = Http1Config.custom()
                .setMaxLineLength(64 * 1024)
                .setMaxHeaderCount(500)
                .build();
        var connections = new ChannelConnections()
                .setConnectionFactory(socket -> new PeekableConnection(http1))
                .setDnsResolver(new OutboundNames(SystemDefaultDnsResolver.INSTANCE))
                .setTlsSocketStrategy(new OutboundTls(OutboundTls.Target.HOST, limits.connect()))
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connect()))
                        .setSocketTimeout(timeout(limits.response()))
                        // Checked each time: a write on a connection that the server has closed would end as "unknown".
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
                .disableAuthCaching()
                .setUserAgent(userAgent)
                .build();
    }

    /** Returns the configuration of a request that has so much time left. */
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

    /** Returns the timeout, never zero, which would mean none. */
    private static Timeout timeout(Duration limit) {
        return Timeout.ofMilliseconds(Math.max(1, limit.toMillis()));
    }

    /** Notes in the context that a request is written to its connection from now on. */
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

    /** Builds a pool whose connections are made over channels, which {@link PeekableConnection} checks without waiting. */
    private static final class ChannelConnections extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> SocketChannel.open().socket(),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }
}

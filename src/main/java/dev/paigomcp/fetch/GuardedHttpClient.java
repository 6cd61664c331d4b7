package dev.paigomcp.fetch;

import dev.paigomcp.config.Loopback;
import dev.paigomcp.outbound.OutboundNames;
import dev.paigomcp.outbound.OutboundTls;
import dev.paigomcp.outbound.ProxyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches from addresses that strangers or identity providers name, in a way that nobody can make this server call what
 * only it can reach (server-side request forgery): no redirect is followed, no cookie is kept, and each fetch is
 * limited in size and time. Thread-safe.
 */
public final class GuardedHttpClient implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 32;

    private static final int MAX_PORT = 65_535;

    private final AddressPolicy policy;
    private final int maxBytes;
    private final Duration timeout;
    private final CloseableHttpClient client;

    /**
     * @param maxBytes of an answer
     * @param timeout of a fetch, from its beginning to its end
     */
    public GuardedHttpClient(AddressPolicy policy, int maxBytes, Duration timeout) {
        this.policy = policy;
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        var limit = Timeout.ofMilliseconds(timeout.toMillis());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new OutboundNames(policy.resolver()))
                .setTlsSocketStrategy(new OutboundTls(policy::proxyTarget, timeout))
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(limit)
                        .setSocketTimeout(limit)
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(limit).build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("paigo-mcp")
                .build();
    }

    /**
     * An answer.
     *
     * @param headers by their names in lower case; the last one if a name comes more than once
     */
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Asks an address for JSON. */
    public Reply get(URI url) throws FetchException {
        checkPort(url);
        var request = new HttpGet(url);
        request.setHeader("Accept", "application/json");
        return send(request);
    }

    /**
     * Returns the JSON at an address.
     *
     * @throws FetchException also if the status of the answer is not 200; its message names the address
     */
    public String text(URI url) throws FetchException {
        Reply reply;
        try {
            reply = get(url);
        } catch (FetchException e) {
            throw new FetchException(url + " cannot be fetched: " + e.why());
        }
        if (reply.status() != 200) {
            throw new FetchException(url + " answered " + reply.status());
        }
        return reply.text();
    }

    /** Sends a form to an address and asks for JSON. */
    public Reply post(URI url, Map<String, String> headers, String form) throws FetchException {
        checkPort(url);
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setHeader("Accept", "application/json");
        request.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        return send(request);
    }

    private Reply send(HttpUriRequestBase request) throws FetchException {
        check(request);
        // The limits above are for each read, so that without this one a dripping answer could go on for ever.
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(request::cancel);
        try {
            return client.execute(request, this::read);
        } catch (TooLarge e) {
            throw new FetchException("its answer is larger than " + maxBytes + " bytes");
        } catch (ProxyException e) {
            throw new FetchException("it cannot be reached: " + e.why());
        } catch (IOException e) {
            throw new FetchException(
                    request.isCancelled()
                            ? "it did not answer within " + timeout.toSeconds() + " s"
                            : "it cannot be reached: " + e.getClass().getSimpleName());
        }
    }

    /** The library does not take such an address for a bad one, and fails. */
    private static void checkPort(URI url) throws FetchException {
        if (url.getPort() > MAX_PORT) {
            throw new FetchException("its address has a port that does not exist");
        }
    }

    private void check(HttpUriRequestBase request) throws FetchException {
        var scheme = String.valueOf(request.getScheme()).toLowerCase(Locale.ROOT);
        var host = request.getAuthority() == null ? "" : request.getAuthority().getHostName();
        var allowed = scheme.equals("https")
                || (scheme.equals("http") && policy == AddressPolicy.ANYWHERE && Loopback.is(host));
        if (!allowed || host.isEmpty()) {
            throw new FetchException("its address must start with https://");
        }
    }

    private Reply read(ClassicHttpResponse response) throws IOException {
        var headers = Stream.of(response.getHeaders())
                .collect(Collectors.toMap(
                        header -> header.getName().toLowerCase(Locale.ROOT), Header::getValue, (one, next) -> next));
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : entity.getContent().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw new TooLarge(); // the connection is closed with the rest unread
        }
        return new Reply(response.getCode(), headers, body);
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

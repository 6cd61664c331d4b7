package dev.paigomcp.paigo;

import java.net.URI;
import java.util.concurrent.atomic.AtomicMarkableReference;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be cancelled. HttpClient's own class parses the whole URL of each request; this one is given the host,
 * which is always the same.
 */
final class CancellableRequest extends BasicClassicHttpRequest implements CancellableDependency, Configurable {
    private static final long serialVersionUID = 1L;
    private static final ContentType JSON = ContentType.create("application/json");

    private final transient HttpHost host;
    private final transient AtomicMarkableReference<@Nullable Cancellable> running =
            new AtomicMarkableReference<>(null, false);
    private transient @Nullable RequestConfig config;

    /** @param path path and query, encoded */
    CancellableRequest(String method, HttpHost host, String path) {
        super(method, host.getSchemeName(), new URIAuthority(host), path);
        this.host = host;
        setHeader(HttpHeaders.ACCEPT, "application/json");
    }

    /** Returns the host that a URL leads to. */
    static HttpHost host(URI url) {
        try {
            return RoutingSupport.determineHost(new HttpUriRequestBase("GET", url));
        } catch (HttpException e) {
            throw new IllegalArgumentException(url + " has no host", e);
        }
    }

    /** Adds a JSON body. */
    CancellableRequest withJson(byte[] json) {
        setEntity(new ByteArrayEntity(json, JSON));
        return this;
    }

    HttpHost host() {
        return host;
    }

    @Override
    public @Nullable RequestConfig getConfig() {
        return config;
    }

    void setConfig(RequestConfig config) {
        this.config = config;
    }

    @Override
    public void setDependency(Cancellable dependency) {
        if (!running.compareAndSet(running.getReference(), dependency, false, false)) {
            dependency.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return running.isMarked();
    }

    @Override
    public boolean cancel() {
        while (!running.isMarked()) {
            var current = running.getReference();
            if (running.compareAndSet(current, current, false, true)) {
                if (current != null) {
                    current.cancel();
                }
                return true;
            }
        }
        return false;
    }
}

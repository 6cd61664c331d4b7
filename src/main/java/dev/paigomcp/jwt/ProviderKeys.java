package dev.paigomcp.jwt;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.paigomcp.common.Json;
import dev.paigomcp.config.SecureUrl;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The keys of the identity provider: kept for a while, fetched again early when a token names one that is not known, but
 * not often, and used beyond their time when they cannot be fetched.
 */
final class ProviderKeys implements ResourceRetriever {
    private final TrustedIssuer trust;
    private final GuardedHttpClient outside;

    private ProviderKeys(TrustedIssuer trust, GuardedHttpClient outside) {
        this.trust = trust;
        this.outside = outside;
    }

    /**
     * How fresh keys are.
     *
     * @param good for so long they are not fetched again
     * @param rest between two fetches for keys that are not known; one more is made at once
     * @param outage for so long they are used when they cannot be fetched
     * @param fetch the time that a fetch may take at most
     */
    record Times(Duration good, Duration rest, Duration outage, Duration fetch) {
        static final Times USUAL =
                new Times(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(4), Duration.ofSeconds(5));
    }

    static JWKSource<SecurityContext> of(TrustedIssuer trust, GuardedHttpClient outside, Times times) {
        var keys = new ProviderKeys(trust, outside);
        var builder = JWKSourceBuilder.create(url(trust), keys)
                .cache(times.good().toMillis(), times.fetch().multipliedBy(3).toMillis())
                .refreshAheadCache(false)
                .outageTolerant(times.outage().toMillis());
        return (times.rest().isZero()
                        ? builder.rateLimited(false)
                        : builder.rateLimited(times.rest().toMillis()))
                .build();
    }

    private static URL url(TrustedIssuer trust) {
        try {
            var keys = trust.jwksUrl();
            return (keys == null ? trust.issuer() : keys).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The key set; where it is, is asked anew each time, unless it was set. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        var keys = trust.jwksUrl();
        return new Resource(get(keys == null ? discovered() : keys), "application/json");
    }

    private String get(URI url) throws IOException {
        try {
            var reply = outside.get(url);
            if (reply.status() != 200) {
                throw new IOException(url + " answered " + reply.status());
            }
            return reply.text();
        } catch (FetchException e) {
            throw new IOException(url + " cannot be fetched: " + e.why());
        }
    }

    private URI discovered() throws IOException {
        IOException failed = null;
        for (var place : places(trust.issuer())) {
            String metadata;
            try {
                metadata = get(place);
            } catch (IOException e) {
                failed = failed == null ? e : failed;
                continue;
            }
            return keys(place, metadata);
        }
        throw failed == null ? new IOException("no metadata") : failed;
    }

    private URI keys(URI place, String metadata) throws IOException {
        try {
            var root = Json.TOLERANT.readTree(metadata);
            var issuer = root.path("issuer").asString("");
            if (!issuer.equals(trust.issuer().toString())) {
                throw new IOException(place + " is the metadata of another issuer");
            }
            var keys = root.path("jwks_uri").asString("");
            var fault = fault(keys);
            if (fault != null) {
                throw new IOException("jwks_uri of " + place + " " + fault);
            }
            return URI.create(keys);
        } catch (JacksonException e) {
            throw new IOException(place + " is not JSON");
        }
    }

    /** A query is nothing odd there. */
    private static @Nullable String fault(String url) {
        return SecureUrl.fault(url.replaceFirst("\\?.*$", ""));
    }

    /** OpenID Connect puts the well-known part behind the issuer's path, RFC 8414 before it. */
    private static List<URI> places(URI issuer) {
        var text = issuer.toString().replaceFirst("/$", "");
        var path = URI.create(text).getRawPath();
        var oauth = URI.create(text).resolve("/.well-known/oauth-authorization-server" + (path == null ? "" : path));
        return List.of(URI.create(text + "/.well-known/openid-configuration"), oauth);
    }
}

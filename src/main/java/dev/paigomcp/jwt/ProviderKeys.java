package dev.paigomcp.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.time.Duration;
import java.util.Set;

/**
 * The keys that an identity provider signs with. They are cached, fetched again early (but not often) if a token names
 * one that is not known, and used beyond their time while they cannot be fetched.
 */
public final class ProviderKeys implements ResourceRetriever {
    /**
     * The signatures that are believed (RFC 7518, section 3.1): only those by a private key, since a token "signed"
     * with nothing, or with a secret that others know too, proves nothing.
     */
    public static final Set<JWSAlgorithm> ALLOWED_ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final IdentityProvider provider;
    private final ProviderDiscovery discovery;
    private final GuardedHttpClient http;

    private ProviderKeys(IdentityProvider provider, GuardedHttpClient http) {
        this.provider = provider;
        this.discovery = new ProviderDiscovery(provider.issuer(), http);
        this.http = http;
    }

    /**
     * How long keys are used.
     *
     * @param fresh how long they are used without being fetched again
     * @param pause between two fetches for keys that are not known; the first one is made at once
     * @param outage how long they are used if they cannot be fetched
     * @param fetch the longest time that a fetch may take
     */
    record Intervals(Duration fresh, Duration pause, Duration outage, Duration fetch) {
        static final Intervals DEFAULT = new Intervals(
                Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(4), Duration.ofSeconds(5));
    }

    /** Returns the keys of the provider as the JWT library looks them up. */
    static JWKSource<SecurityContext> of(IdentityProvider provider, GuardedHttpClient http, Intervals intervals) {
        var keys = new ProviderKeys(provider, http);
        var builder = JWKSourceBuilder.create(keys.name(), keys)
                .cache(
                        intervals.fresh().toMillis(),
                        intervals.fetch().multipliedBy(3).toMillis())
                .refreshAheadCache(false)
                .outageTolerant(intervals.outage().toMillis());
        return (intervals.pause().isZero()
                        ? builder.rateLimited(false)
                        : builder.rateLimited(intervals.pause().toMillis()))
                .build();
    }

    /** The library wants an address before the metadata may have been read; it only hands it back. */
    private URL name() {
        try {
            return (provider.jwksUrl() == null ? provider.issuer() : provider.jwksUrl()).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Fetches the key set. Unless its address was configured, the metadata is asked for it each time. */
    @Override
    public Resource retrieveResource(URL name) throws IOException {
        try {
            var keys = provider.jwksUrl();
            return new Resource(http.text(keys == null ? discovery.keys() : keys), "application/json");
        } catch (FetchException e) {
            throw new IOException(e.why());
        }
    }
}

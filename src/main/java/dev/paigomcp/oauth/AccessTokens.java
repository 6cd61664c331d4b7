package dev.paigomcp.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens that are good now, stored by their hash. A token is good as long as its row and that of its grant
 * are there. Callers of the last seconds are cached, so that a busy one does not ask the store for each call; a token
 * that another replica revokes lives that much longer. Thread-safe.
 */
final class AccessTokens implements TokenVerifier {
    private static final Duration CACHE_LIFETIME = Duration.ofSeconds(3);
    private static final int MAX_CACHED = 10_000;

    private final JsonStore<AccessToken> tokens;
    private final JsonStore<Grant> grants;
    private final String resource;
    private final Clock clock;
    private final RandomTokens random;
    private final Cache<String, Caller> cache;

    AccessTokens(KeyValueStore rows, JsonStore<Grant> grants, String resource, Clock clock, RandomTokens random) {
        this.tokens = new JsonStore<>(rows, "access", AccessToken.class);
        this.grants = grants;
        this.resource = resource;
        this.clock = clock;
        this.random = random;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfter(Expiry.writing((String hash, Caller caller) -> caller.lifetime()))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /**
     * A token as it is stored.
     *
     * @param grant the id of the consent that it came of
     * @param resource that it is for (RFC 8707)
     * @param scopeVersion what its scopes mean; null of a token that was stored without a version, whose scopes mean what
     *     those of its consent do
     */
    private record AccessToken(
            String grant,
            String resource,
            String principal,
            String account,
            Set<Scope> scopes,
            @Nullable ScopeVersion scopeVersion) {
        /** Returns the rights that it gives: what was taken from its scopes when it was issued does not come back. */
        Set<Scope> rights(Grant consent) {
            return scopeVersion == null ? consent.rights(scopes) : scopeVersion.rights(scopes);
        }
    }

    /**
     * A caller as cached.
     *
     * @param since in milliseconds of the clock
     */
    private record Caller(Principal principal, Duration lifetime, long since) {}

    /**
     * Returns a new token.
     *
     * @param rights that it gives
     */
    String issue(Grant grant, Set<Scope> rights, Instant expires) {
        var token = random.get();
        tokens.put(
                RandomTokens.hash(token),
                grant.id(),
                new AccessToken(grant.id(), resource, grant.principal(), grant.account(), rights, ScopeVersion.TWO),
                expires);
        return token;
    }

    @Override
    public Optional<Principal> verify(String token) {
        if (token.length() != RandomTokens.LENGTH) {
            return Optional.empty();
        }
        var hash = RandomTokens.hash(token);
        var cached = cache.getIfPresent(hash);
        // After the clock was set back the cache would keep it for as long as the clock was ahead.
        var caller = cached != null && clock.millis() >= cached.since() ? Optional.of(cached) : find(hash);
        return caller.map(Caller::principal);
    }

    private Optional<Caller> find(String hash) {
        return tokens.find(hash)
                .filter(stored -> stored.value().resource().equals(resource))
                .flatMap(stored ->
                        grants.find(stored.value().grant()).map(grant -> caller(hash, stored, grant.value())));
    }

    private Caller caller(String hash, JsonStore.Versioned<AccessToken> stored, Grant grant) {
        var token = stored.value();
        var left = Duration.between(clock.instant(), stored.expires());
        var caller = new Caller(
                new Principal(token.principal(), token.account(), token.rights(grant)),
                left.compareTo(CACHE_LIFETIME) < 0 ? left : CACHE_LIFETIME,
                clock.millis());
        cache.put(hash, caller);
        return caller;
    }

    /** Returns the id of the grant that a token came of. */
    Optional<String> grantOf(String token) {
        return tokens.find(RandomTokens.hash(token))
                .map(stored -> stored.value().grant());
    }

    /** Removes all tokens that came of a grant. */
    void removeOf(String grant) {
        tokens.removeOwned(grant);
        cache.invalidateAll();
    }
}

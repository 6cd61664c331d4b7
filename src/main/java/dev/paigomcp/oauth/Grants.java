package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.JsonStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consents, and the tokens that are issued for them. To revoke a grant is to remove its one row, which also ends tokens
 * that another replica is issuing at the same moment. Thread-safe.
 */
final class Grants {
    /** The kind of the rows that hold grants; each belongs to its client. */
    static final String KIND = "grant";

    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    private final JsonStore<Grant> grants;
    private final AccessTokens accessTokens;
    private final JsonStore<RefreshTokens.RefreshToken> refreshTokens;
    private final String resource;
    private final OAuthSettings.Lifetimes lifetimes;
    private final Clock clock;
    private final RandomTokens random;

    Grants(
            JsonStore<Grant> grants,
            AccessTokens accessTokens,
            JsonStore<RefreshTokens.RefreshToken> refreshTokens,
            String resource,
            OAuthSettings.Lifetimes lifetimes,
            Clock clock,
            RandomTokens random) {
        this.grants = grants;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.resource = resource;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The response of the token endpoint.
     *
     * @param refresh null if the application takes no refresh token
     * @param seconds that the access token is good for
     */
    record Tokens(String access, @Nullable String refresh, Set<Scope> scopes, long seconds) {}

    /**
     * Records a consent and returns its id.
     *
     * @param expires when it ends unless a code is redeemed before
     */
    String create(SignInSession.SignedIn session, Principal principal, Set<Scope> scopes, Instant expires) {
        var request = session.request();
        var id = random.get();
        var lifetime = session.claims().isEmpty() ? lifetimes.ownGrant() : lifetimes.companyGrant();
        var grant = new Grant(
                id,
                resource,
                request.client(),
                principal.name(),
                principal.account(),
                scopes,
                request.refreshes(),
                session.claims(),
                clock.instant().plus(lifetime),
                ScopeVersion.TWO);
        grants.put(id, request.client(), grant, expires);
        return id;
    }

    /** Returns the grant, if it was given for this resource: servers with others may share the store. */
    JsonStore.Versioned<Grant> find(String id) throws OAuthError {
        return grants.find(id)
                .filter(grant -> grant.value().resource().equals(resource))
                .orElseThrow(OAuthError::invalidGrant);
    }

    /**
     * Issues tokens, and keeps the grant for as long as they can be used.
     *
     * @param scopes of the access token
     * @param refreshScopes of the refresh token: those of the one before it, whatever is asked for now (RFC 6749,
     *     section 6)
     * @param next the refresh token, if the application takes one; it may have been given before, and used
     */
    Tokens issue(JsonStore.Versioned<Grant> stored, Set<Scope> scopes, Set<Scope> refreshScopes, String next)
            throws OAuthError {
        var now = clock.instant();
        var grant = stored.value();
        var until = earlier(now.plus(grant.refreshes() ? lifetimes.refresh() : lifetimes.access()), grant.ends());
        if (!now.isBefore(until) || !grants.replace(stored, grant, until)) {
            throw OAuthError.invalidGrant(); // has ended, or was revoked meanwhile
        }
        var accessEnds = earlier(now.plus(lifetimes.access()), until);
        var access = accessTokens.issue(grant, scopes, accessEnds);
        var refresh = grant.refreshes() ? next : null;
        if (refresh != null) {
            var token = RefreshTokens.RefreshToken.fresh(grant.id(), grant.client(), refreshScopes);
            refreshTokens.add(RandomTokens.hash(refresh), grant.id(), token, until);
        }
        LOG.info("tokens given principal={} account={} scopes={}", grant.principal(), grant.account(), scopes);
        return new Tokens(
                access, refresh, scopes, Duration.between(now, accessEnds).toSeconds());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Ends the grant that a token belongs to, if that is one of the client's. Nothing tells the client if it is not
     * (RFC 7009, section 2.2).
     */
    void revoke(String client, String token) {
        refreshTokens
                .find(RandomTokens.hash(token))
                .map(stored -> stored.value().grant())
                .or(() -> accessTokens.grantOf(token))
                .flatMap(grants::find)
                .filter(stored -> stored.value().client().equals(client))
                .ifPresent(stored -> end(stored.value().id(), "revoked"));
    }

    /** Ends a grant and all that came of it. */
    void end(String id, String why) {
        grants.take(id)
                .ifPresent(grant ->
                        LOG.info("grant ended principal={} account={}: {}", grant.principal(), grant.account(), why));
        accessTokens.removeOf(id);
        refreshTokens.removeOwned(id);
    }
}

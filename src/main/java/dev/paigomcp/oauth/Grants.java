package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consents, and the codes and tokens that come of them. Only hashes are kept.
 *
 * <p>A token is good as long as its own record and that of its grant are there. So revoking a grant is the removal of one
 * record, which also ends tokens that another replica is giving out at the same moment. Thread-safe.
 */
final class Grants implements TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(Grants.class);

    private final JsonStore<Grant> grants;
    private final JsonStore<AuthorizationCode> codes;
    private final JsonStore<AccessToken> accesses;
    private final JsonStore<RefreshToken> refreshes;
    private final PrincipalCache recent;
    private final String resource;
    private final Lifetimes lifetimes;
    private final Clock clock;
    private final RandomTokens opaque;
    private final Admitted admitted;

    Grants(
            KeyValueStore records,
            String resource,
            Lifetimes lifetimes,
            Clock clock,
            RandomTokens opaque,
            Admitted admitted) {
        this.grants = new JsonStore<>(records, "grant", Grant.class);
        this.codes = new JsonStore<>(records, "code", AuthorizationCode.class);
        this.accesses = new JsonStore<>(records, "access", AccessToken.class);
        this.refreshes = new JsonStore<>(records, "refresh", RefreshToken.class);
        this.recent = new PrincipalCache(clock);
        this.resource = resource;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.opaque = opaque;
        this.admitted = admitted;
    }

    /** Tells what somebody may do by now. */
    interface Admitted {
        Set<Scope> now(Grant grant);
    }

    /** A code for what somebody consented to. */
    String consented(SignInSession pending, Principal caller, Set<Scope> scopes) {
        var now = clock.instant();
        var id = opaque.get();
        var ends = now.plus(pending.claims().isEmpty() ? lifetimes.grant() : lifetimes.companyGrant());
        var grant = new Grant(
                id,
                resource,
                pending.client(),
                caller.name(),
                caller.account(),
                scopes,
                pending.refreshes(),
                pending.claims(),
                ends);
        var code = opaque.get();
        var good = now.plus(lifetimes.code());
        grants.put(id, "", grant, good.plus(lifetimes.code()));
        // Stays known after its use, so that a second use is seen for what it is.
        codes.put(
                RandomTokens.hash(code),
                id,
                new AuthorizationCode(
                        id,
                        pending.client(),
                        pending.redirect(),
                        pending.redirectGiven(),
                        pending.challenge(),
                        good,
                        false),
                now.plus(lifetimes.access()).plus(lifetimes.code()));
        return code;
    }

    /** Tokens for a code: once, whether the rest of the request is right or not (OAuth 2.1, section 4.1.3). */
    TokenResponse redeem(String client, String text, @Nullable String redirect, @Nullable CodeVerifier verifier)
            throws OAuthError {
        var held = codes.find(RandomTokens.hash(text)).orElseThrow(OAuthError::grant);
        var code = held.value();
        if (!code.client().equals(client)) {
            throw OAuthError.grant();
        }
        var spent = code.used();
        if (code.spent() || !codes.replace(held, spent, held.expires())) {
            end(code.grant(), "a code was used twice");
            throw OAuthError.grant();
        }
        if (clock.instant().isAfter(code.good()) || !isRedirect(code, redirect) || !isVerifier(code, verifier)) {
            end(code.grant(), "a code came late, or with another redirect or verifier");
            throw OAuthError.grant();
        }
        var grant = grant(code.grant());
        return issue(grant, grant.value().scopes(), grant.value().scopes());
    }

    private static boolean isRedirect(AuthorizationCode code, @Nullable String redirect) {
        return redirect == null ? !code.redirectGiven() : redirect.equals(code.redirect());
    }

    private static boolean isVerifier(AuthorizationCode code, @Nullable CodeVerifier verifier) {
        return verifier != null
                && RandomTokens.isSame(
                        code.challenge(),
                        CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                .getValue());
    }

    /**
     * Tokens for a refresh token, which is used up soon after its first use; a later one ends all that came of the consent,
     * since one of the two users is a thief (OAuth 2.1, section 4.3.1).
     *
     * @param asked fewer scopes than before, or null for the same
     */
    TokenResponse refresh(String client, String text, @Nullable Set<Scope> asked) throws OAuthError {
        var refresh = use(RandomTokens.hash(text), client, asked);
        var grant = grant(refresh.grant());
        var scopes = new HashSet<>(asked == null ? refresh.scopes() : asked);
        scopes.retainAll(admitted.now(grant.value()));
        if (scopes.isEmpty()) {
            end(refresh.grant(), "its principal is let in no more");
            throw OAuthError.grant();
        }
        return issue(grant, scopes, refresh.scopes());
    }

    private RefreshToken use(String hash, String client, @Nullable Set<Scope> asked) throws OAuthError {
        while (true) {
            var held = refreshes.find(hash).orElseThrow(OAuthError::grant);
            var refresh = held.value();
            if (!refresh.client().equals(client)) {
                throw OAuthError.grant();
            }
            if (asked != null && !refresh.scopes().containsAll(asked)) {
                throw new OAuthError(
                        400, "invalid_scope", "A refreshed token can have fewer scopes than before, not others");
            }
            var now = clock.instant();
            if (refresh.isUsedUp(now)) {
                end(refresh.grant(), "a refresh token was used again");
                throw OAuthError.grant();
            }
            if (refreshes.replace(held, refresh.usedAt(now), held.expires())) {
                return refresh;
            }
        }
    }

    /** That consent, if it was given for this resource: others may share the store. */
    private JsonStore.Versioned<Grant> grant(String id) throws OAuthError {
        return grants.find(id)
                .filter(held -> held.value().resource().equals(resource))
                .orElseThrow(OAuthError::grant);
    }

    /** @param later of the refresh token: those of the one before it, whatever was asked for now (RFC 6749, section 6) */
    private TokenResponse issue(JsonStore.Versioned<Grant> held, Set<Scope> scopes, Set<Scope> later)
            throws OAuthError {
        var now = clock.instant();
        var grant = held.value();
        var until = earlier(now.plus(grant.refreshes() ? lifetimes.refresh() : lifetimes.access()), grant.ends());
        if (!now.isBefore(until) || !grants.replace(held, grant, until)) {
            throw OAuthError.grant(); // has ended, or was revoked while this went on
        }
        var access = opaque.get();
        var accessEnds = earlier(now.plus(lifetimes.access()), until);
        accesses.put(
                RandomTokens.hash(access),
                grant.id(),
                new AccessToken(grant.id(), resource, grant.principal(), grant.account(), scopes),
                accessEnds);
        var refresh = grant.refreshes() ? opaque.get() : null;
        if (refresh != null) {
            refreshes.put(
                    RandomTokens.hash(refresh),
                    grant.id(),
                    RefreshToken.fresh(grant.id(), grant.client(), later),
                    until);
        }
        LOG.info("tokens given principal={} account={} scopes={}", grant.principal(), grant.account(), scopes);
        return new TokenResponse(
                access, refresh, scopes, Duration.between(now, accessEnds).toSeconds());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Ends what a token belongs to, if it is one of the client's; says nothing when it is not (RFC 7009, section 2.2). */
    void revoke(String client, String token) {
        var hash = RandomTokens.hash(token);
        var grant = refreshes
                .find(hash)
                .map(held -> held.value().grant())
                .or(() -> accesses.find(hash).map(held -> held.value().grant()));
        grant.flatMap(grants::find)
                .filter(held -> held.value().client().equals(client))
                .ifPresent(held -> end(held.value().id(), "revoked"));
    }

    private void end(String grant, String why) {
        grants.take(grant)
                .ifPresent(one ->
                        LOG.info("grant ended principal={} account={}: {}", one.principal(), one.account(), why));
        accesses.removeOwned(grant);
        refreshes.removeOwned(grant);
        recent.clear();
    }

    @Override
    public Optional<Principal> verify(String token) {
        if (token.length() != RandomTokens.LENGTH) {
            return Optional.empty();
        }
        var hash = RandomTokens.hash(token);
        return recent.find(hash).or(() -> found(hash));
    }

    private Optional<Principal> found(String hash) {
        var held = accesses.find(hash)
                .filter(one -> one.value().resource().equals(resource))
                .filter(one -> grants.find(one.value().grant()).isPresent());
        return held.map(one -> {
            var access = one.value();
            var caller = new Principal(access.principal(), access.account(), access.scopes());
            recent.keep(hash, caller, one.expires());
            return caller;
        });
    }
}

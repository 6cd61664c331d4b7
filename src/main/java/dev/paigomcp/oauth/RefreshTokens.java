package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.store.JsonStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The use of refresh tokens, which are stored by their hash. A token is used up soon after its first use. A later use
 * ends all that came of the consent, since one of the two users is a thief (OAuth 2.1, section 4.3.1).
 *
 * <p>Every use of a token gives the same next one, which is derived from it with the key that seals. Whoever uses a
 * stolen token at the same time as its owner gets no family of tokens that lives on beside the owner's: soon one of the
 * two comes too late. Thread-safe.
 */
final class RefreshTokens {
    /**
     * How long after its first use a token can be used again: applications refresh in parallel, and responses get lost.
     */
    static final Duration LEEWAY = Duration.ofSeconds(30);

    static final int MAX_USES = 20;

    private static final String NEXT = "next-refresh-token";

    private final JsonStore<RefreshToken> tokens;
    private final Grants grants;
    private final SignInMethods methods;
    private final SecretSealer sealer;
    private final Clock clock;

    RefreshTokens(
            JsonStore<RefreshToken> tokens, Grants grants, SignInMethods methods, SecretSealer sealer, Clock clock) {
        this.tokens = tokens;
        this.grants = grants;
        this.methods = methods;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * A token as it is stored, after its use too.
     *
     * @param grant the id of the consent that it came of
     * @param first when it was used first; null if it has not been used
     */
    record RefreshToken(
            String grant,
            String client,
            Set<Scope> scopes,
            @Nullable Instant first,
            int uses) {
        static RefreshToken fresh(String grant, String client, Set<Scope> scopes) {
            return new RefreshToken(grant, client, scopes, null, 0);
        }

        boolean isUsedUp(Instant now) {
            return first != null && (now.isAfter(first.plus(LEEWAY)) || uses >= MAX_USES);
        }

        RefreshToken usedAt(Instant now) {
            return new RefreshToken(grant, client, scopes, first == null ? now : first, uses + 1);
        }
    }

    /**
     * Returns tokens for a refresh token, with no more scopes than the person has now.
     *
     * <p>They are stored before the token counts as used: if the store fails in between, whoever obeys and comes again
     * has not used it yet.
     *
     * @param asked some of the scopes of the token; all of them if it is empty
     */
    Grants.Tokens refresh(String client, String text, Set<Scope> asked) throws OAuthError {
        var hash = RandomTokens.hash(text);
        var stored = find(hash, client);
        var token = stored.value();
        var grant = grants.find(token.grant());
        var consented = grant.value().rights(token.scopes());
        var wanted = grant.value().rights(asked);
        if (!consented.containsAll(wanted)) {
            throw new OAuthError(
                    400, "invalid_scope", "A refreshed token can have fewer scopes than before, not others");
        }
        var scopes = new HashSet<>(consented);
        scopes.retainAll(methods.currentScopes(grant.value()));
        if (scopes.isEmpty()) {
            grants.end(token.grant(), "its principal is let in no more");
            throw OAuthError.invalidGrant();
        }
        if (!wanted.isEmpty()) {
            scopes.retainAll(wanted);
        }
        if (scopes.isEmpty()) {
            throw new OAuthError(
                    400, "invalid_scope", "The person has none of these scopes any more: ask for others of the token");
        }
        var issued = grants.issue(grant, scopes, consented, sealer.derive(NEXT, text));
        while (!tokens.replace(stored, stored.value().usedAt(clock.instant()), stored.expires())) {
            stored = find(hash, client); // somebody else has used it meanwhile
        }
        return issued;
    }

    /** Returns the token if it can be used; ends its grant if it could be once. */
    private JsonStore.Versioned<RefreshToken> find(String hash, String client) throws OAuthError {
        var stored = tokens.find(hash).orElseThrow(OAuthError::invalidGrant);
        var token = stored.value();
        if (!token.client().equals(client)) {
            throw OAuthError.invalidGrant();
        }
        if (token.isUsedUp(clock.instant())) {
            grants.end(token.grant(), "a refresh token was used again");
            throw OAuthError.invalidGrant();
        }
        return stored;
    }
}

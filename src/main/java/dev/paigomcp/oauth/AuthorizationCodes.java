package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authorization codes that applications turn into tokens, stored by their hash (OAuth 2.1, section 4.1).
 * Thread-safe.
 */
final class AuthorizationCodes {
    private final JsonStore<AuthorizationCode> codes;
    private final Grants grants;
    private final OAuthSettings.Lifetimes lifetimes;
    private final Clock clock;
    private final RandomTokens random;

    AuthorizationCodes(
            KeyValueStore rows, Grants grants, OAuthSettings.Lifetimes lifetimes, Clock clock, RandomTokens random) {
        this.codes = new JsonStore<>(rows, "code", AuthorizationCode.class);
        this.grants = grants;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A code as it is stored, after its use too, so that a second use is seen for what it is.
     *
     * @param grant the id of the consent that it stands for
     * @param redirectGiven whether the request for it named the redirect; if so, the request for tokens must too
     * @param challenge of PKCE, by S256
     * @param good until when it can be used
     */
    private record AuthorizationCode(
            String grant,
            String client,
            String redirect,
            boolean redirectGiven,
            String challenge,
            Instant good,
            boolean spent) {
        AuthorizationCode used() {
            return new AuthorizationCode(grant, client, redirect, redirectGiven, challenge, good, true);
        }

        boolean isFor(@Nullable String tokenRedirect, @Nullable CodeVerifier verifier) {
            return (tokenRedirect == null ? !redirectGiven : tokenRedirect.equals(redirect))
                    && verifier != null
                    && RandomTokens.isSame(
                            challenge,
                            CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                                    .getValue());
        }
    }

    /** Records a consent and returns a code for it. */
    String issue(SignInSession.SignedIn session, Principal principal, Set<Scope> scopes) {
        var request = session.request();
        var now = clock.instant();
        var good = now.plus(lifetimes.code());
        var grant = grants.create(session, principal, scopes, good.plus(lifetimes.code()));
        var code = random.get();
        codes.put(
                RandomTokens.hash(code),
                grant,
                new AuthorizationCode(
                        grant,
                        request.client(),
                        request.redirect(),
                        request.redirectGiven(),
                        request.challenge(),
                        good,
                        false),
                now.plus(lifetimes.access()).plus(lifetimes.code()));
        return code;
    }

    /**
     * Returns tokens for a code, which is then used up. If the rest of the request is wrong, its grant is ended, and the
     * code is good for nothing either (OAuth 2.1, section 4.1.3).
     *
     * @param redirect that the request names; null if it names none
     */
    Grants.Tokens redeem(String client, String text, @Nullable String redirect, @Nullable CodeVerifier verifier)
            throws OAuthError {
        var stored = codes.find(RandomTokens.hash(text)).orElseThrow(OAuthError::invalidGrant);
        var code = stored.value();
        if (!code.client().equals(client)) {
            throw OAuthError.invalidGrant();
        }
        if (code.spent()) {
            throw usedTwice(code);
        }
        if (clock.instant().isAfter(code.good()) || !code.isFor(redirect, verifier)) {
            grants.end(code.grant(), "a code came late, or with another redirect or verifier");
            throw OAuthError.invalidGrant();
        }
        var grant = grants.find(code.grant());
        // Before the code counts as spent: if the store fails in between, the application may come again with it.
        var tokens = grants.issue(grant, grant.value().scopes(), grant.value().scopes(), random.get());
        if (!codes.replace(stored, code.used(), stored.expires())) {
            throw usedTwice(code); // by somebody else meanwhile
        }
        return tokens;
    }

    private OAuthError usedTwice(AuthorizationCode code) {
        grants.end(code.grant(), "a code was used twice");
        return OAuthError.invalidGrant();
    }
}

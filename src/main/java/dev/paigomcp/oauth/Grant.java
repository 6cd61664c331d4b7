package dev.paigomcp.oauth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.common.Secret;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.SecretSealer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A consent, as it is stored: what a person has allowed an application.
 *
 * @param resource that its tokens are for
 * @param principal the name of the person
 * @param refreshes whether the application takes refresh tokens
 * @param claims by which the person was let in
 * @param ends when the person must sign in again
 * @param scopeVersion what its scopes mean; null of a consent to what the first version means
 */
record Grant(
        String id,
        String resource,
        String client,
        String principal,
        String account,
        Set<Scope> scopes,
        boolean refreshes,
        SealedClaims claims,
        Instant ends,
        @Nullable ScopeVersion scopeVersion) {
    Grant {
        scopes = Set.copyOf(version(scopeVersion).rights(scopes));
    }

    /** Returns the rights that scopes give where they mean what those of the consent do. */
    Set<Scope> rights(Set<Scope> named) {
        return version(scopeVersion).rights(named);
    }

    private static ScopeVersion version(@Nullable ScopeVersion stored) {
        return Objects.requireNonNullElse(stored, ScopeVersion.ONE);
    }

    /**
     * What an organisation says of a person, sealed, as it is stored with a sign-in and a grant. It is empty for a
     * person who has signed in with Paigo credentials, and is stored as a text.
     */
    static final class SealedClaims {
        private static final String PURPOSE = "grant-claims";

        private final String text;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        SealedClaims(String text) {
            this.text = Objects.requireNonNull(text);
        }

        static SealedClaims seal(Claims claims, SecretSealer sealer) {
            return new SealedClaims(claims.isEmpty() ? "" : sealer.seal(new Secret(claims.json()), PURPOSE));
        }

        /** Returns whether no organisation has said anything of the person. */
        boolean isEmpty() {
            return text.isEmpty();
        }

        /** Returns the claims, if the key that sealed them is still known. */
        Optional<Claims> open(SecretSealer sealer) {
            return isEmpty()
                    ? Optional.of(Claims.NONE)
                    : sealer.open(text, PURPOSE).map(secret -> Claims.parse(secret.reveal()));
        }

        @JsonValue
        String text() {
            return text;
        }
    }
}

package dev.paigomcp.oauth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.paigomcp.auth.Claims;
import dev.paigomcp.common.Secret;
import dev.paigomcp.secrets.SecretSealer;
import java.util.Objects;
import java.util.Optional;

/**
 * What an organisation says of a person, sealed, as it is stored with a sign-in and a grant. It is empty for a person
 * who has signed in with Paigo credentials, and is stored as a text.
 */
final class SealedClaims {
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

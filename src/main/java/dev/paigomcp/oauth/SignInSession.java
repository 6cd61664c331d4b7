package dev.paigomcp.oauth;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.signin.SignedInUser;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A sign-in under way, as it is stored: begun by an application's request, or with a person who has signed in and has
 * yet to decide.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignInSession.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = SignInSession.SignedIn.class, name = "signed-in")
})
sealed interface SignInSession {
    Begun begun();

    /** Returns this session if somebody has signed in. */
    Optional<SignedIn> signedIn();

    /**
     * Returns the session after somebody has signed in. Accounts where they may do nothing of what is asked are left
     * out.
     */
    default SignedIn signIn(SignedInUser user, Grant.SealedClaims claims) {
        var useful = user.principals().stream()
                .filter(principal ->
                        principal.scopes().stream().anyMatch(begun().request().scopes()::contains))
                .toList();
        return new SignedIn(begun(), user.shown(), useful, claims);
    }

    /**
     * A session in which nobody has signed in yet.
     *
     * @param browser the hash of the secret of the browser that began it
     */
    record Begun(AccessRequest request, String browser) implements SignInSession {
        public Begun {
            Objects.requireNonNull(request); // which a row of another version may lack
            Objects.requireNonNull(browser);
        }

        @Override
        public Begun begun() {
            return this;
        }

        @Override
        public Optional<SignedIn> signedIn() {
            return Optional.empty();
        }
    }

    /**
     * A session in which somebody has signed in.
     *
     * @param shown what the person knows themselves by
     * @param principals what the person may do, by account
     * @param claims of the person's organisation
     */
    record SignedIn(Begun begun, String shown, List<Principal> principals, Grant.SealedClaims claims)
            implements SignInSession {
        public SignedIn {
            principals = List.copyOf(principals);
        }

        AccessRequest request() {
            return begun.request();
        }

        @Override
        public Optional<SignedIn> signedIn() {
            return Optional.of(this);
        }
    }
}

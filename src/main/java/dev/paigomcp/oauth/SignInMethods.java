package dev.paigomcp.oauth;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.signin.PaigoCredentialSignIn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways to sign in that this server has: at an organisation, with Paigo credentials, or both. Thread-safe. */
final class SignInMethods implements AutoCloseable {
    private final @Nullable PaigoCredentialSignIn own;
    private final @Nullable OidcSignIn company;
    private final SecretSealer sealer;

    SignInMethods(@Nullable PaigoCredentialSignIn own, @Nullable OidcSignIn company, SecretSealer sealer) {
        this.own = own;
        this.company = company;
        this.sealer = sealer;
    }

    Optional<PaigoCredentialSignIn> own() {
        return Optional.ofNullable(own);
    }

    Optional<OidcSignIn> company() {
        return Optional.ofNullable(company);
    }

    PaigoCredentialSignIn requireOwn() throws OAuthError {
        return own().orElseThrow(() -> OAuthError.invalidRequest("Nobody signs in here with credentials of Paigo"));
    }

    OidcSignIn requireCompany() throws OAuthError {
        return company().orElseThrow(() -> OAuthError.invalidRequest("Nobody signs in here at an organisation"));
    }

    /** Returns an account that somebody has signed in to with Paigo credentials. */
    Optional<Account> ownAccount(String id) {
        return own().flatMap(accounts -> accounts.find(id));
    }

    /**
     * Returns what the person who gave a consent may do now. Rules change while a grant lives, so that whoever came by
     * them has what they give today.
     */
    Set<Scope> currentScopes(Grant grant) {
        if (grant.claims().isEmpty()) {
            return grant.scopes();
        }
        return company()
                .flatMap(rules -> grant.claims().open(sealer).map(claims -> rules.admit(grant.principal(), claims)))
                .orElse(List.of())
                .stream()
                .filter(principal -> principal.account().equals(grant.account()))
                .findFirst()
                .map(Principal::scopes)
                .orElse(Set.of());
    }

    @Override
    public void close() {
        company().ifPresent(OidcSignIn::close);
    }
}

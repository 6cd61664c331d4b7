package dev.paigomcp;

import dev.paigomcp.accounts.StaticTokenVerifier;
import dev.paigomcp.http.auth.BearerChallenge;
import java.util.List;

/** The mode tokens: callers have tokens that the accounts file lists. */
final class TokensDeployment extends SignedInDeployment {
    private TokensDeployment(Parts parts, SignIn signIn) {
        super(parts, signIn, List.of());
    }

    /** There is no metadata: it would have to name an authorization server, and the mode has none. */
    static TokensDeployment open(Parts parts) {
        var tokens = parts.file().tokens();
        var signIn = new SignIn(
                new StaticTokenVerifier(tokens),
                parts.file(),
                BearerChallenge.withoutMetadata(parts.file().scopeVersion()),
                List.of(),
                counted(tokens.size(), "token") + " for " + parts.accounts());
        return new TokensDeployment(parts, signIn);
    }
}

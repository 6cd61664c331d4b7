package dev.paigomcp.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StaticTokenVerifierTest {
    private static AccountsFile.Token token(String name, String text) {
        return new AccountsFile.Token(name, StaticTokenVerifier.hash(text), "acme", Set.of(Scope.read));
    }

    @Test
    void letsInWhoeverHasOneOfTheTokensAndNobodyElse() {
        var verifier = new StaticTokenVerifier(List.of(token("ci", "one"), token("cd", "two"), token("jo", "three")));

        assertThat(verifier.verify("two")).contains(new Principal("cd", "acme", Set.of(Scope.read)));
        assertThat(verifier.verify("one")).contains(new Principal("ci", "acme", Set.of(Scope.read)));
        assertThat(verifier.verify("four")).isEmpty();
        assertThat(verifier.verify(StaticTokenVerifier.hash("one")))
                .as("its digest")
                .isEmpty();
    }

    /** What {@code printf abc | sha256sum} prints. */
    @Test
    void knowsATokenByItsSha256() {
        assertThat(StaticTokenVerifier.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

package dev.paigomcp.accounts;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.TokenVerifier;
import dev.paigomcp.common.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the tokens of the accounts file, of which only digests are known, in a time that tells nothing about them.
 */
public final class StaticTokenVerifier implements TokenVerifier {
    private record Known(byte[] sha256, Principal principal) {}

    private final List<Known> known;

    public StaticTokenVerifier(List<AccountsFile.Token> tokens) {
        this.known = tokens.stream()
                .map(token -> new Known(
                        HexFormat.of().parseHex(token.sha256()),
                        new Principal(token.name(), token.account(), token.scopes())))
                .toList();
    }

    @Override
    public Optional<Principal> verify(String token) {
        var sha256 = Sha256.of(token);
        @Nullable Principal found = null;
        for (var each : known) { // all of them, so that the time does not tell which one it was
            if (MessageDigest.isEqual(each.sha256(), sha256)) {
                found = each.principal();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Returns the digest by which the accounts file knows a token, in lower-case hex. */
    public static String hash(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }
}

package dev.paigomcp.accounts;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of the file, of which it has the hashes alone; how long a look-up takes tells nothing of them. */
public final class StaticTokenVerifier implements TokenVerifier {
    private record Known(byte[] hash, Principal caller) {}

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
        var hash = sha256(token);
        @Nullable Principal found = null;
        for (var each : known) {
            if (MessageDigest.isEqual(each.hash(), hash)) {
                found = each.caller();
            }
        }
        return Optional.ofNullable(found);
    }

    /** The hash under which the file knows a token, in hex. */
    public static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.paigomcp.secrets;

import dev.paigomcp.common.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Makes tokens that tell nothing and cannot be guessed: 256 random bits as base64url without padding. Thread-safe. */
public final class RandomTokens implements Supplier<String> {
    /** The length of each token, in characters. */
    public static final int LENGTH = 43;

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random;

    public RandomTokens(SecureRandom random) {
        this.random = random;
    }

    /** Returns a new token. */
    @Override
    public String get() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return encode(bytes);
    }

    /** Returns the SHA-256 of a token, as base64url: enough for what cannot be guessed, and all of it that is kept. */
    public static String hash(String token) {
        return encode(Sha256.of(token));
    }

    /** Returns whether both are equal, in a time that does not tell how much of them is. */
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

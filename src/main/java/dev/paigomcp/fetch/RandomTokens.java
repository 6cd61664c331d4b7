package dev.paigomcp.fetch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Texts that tell nothing and cannot be guessed. Thread-safe. */
public final class RandomTokens {
    /** Of each text: 256 bits as base64url without padding. */
    public static final int LENGTH = 43;

    private static final int BYTES = 32;

    private final SecureRandom random;

    public RandomTokens(SecureRandom random) {
        this.random = random;
    }

    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return encode(bytes);
    }

    /** SHA-256: enough for what cannot be guessed, and all of it that is kept. */
    public static String hash(String text) {
        try {
            return encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Whether they are equal, in a time that does not tell how much of them is. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package dev.paigomcp.secrets;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.HostingSettings.SealKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes keys, and writes them as settings have them. */
public final class SealKeys {
    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;

    private SealKeys() {}

    /** A new key; its id begins its hash, so that equal ids mean equal keys. */
    public static SealKey make(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var id = "k" + HexFormat.of().formatHex(hash(bytes), 0, ID_BYTES);
        return new SealKey(
                id, new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** As {@code PAIGO_SEAL_KEYS} takes it: for whoever is to keep it, and nobody else. */
    public static String written(SealKey key) {
        return key.id() + ":" + key.key().reveal();
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

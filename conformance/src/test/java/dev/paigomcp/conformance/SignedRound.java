package dev.paigomcp.conformance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The number of a round as a state that a client carries and cannot change. */
final class SignedRound {
    private final SecretKeySpec key;

    SignedRound(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    String write(int round) {
        return round + "." + signature(String.valueOf(round));
    }

    /** Empty for what {@link #write} did not give. */
    Optional<Integer> read(String state) {
        var dot = state.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var round = state.substring(0, dot);
        var given = state.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, signature(round).getBytes(StandardCharsets.UTF_8))
                ? Optional.of(Integer.valueOf(round))
                : Optional.empty();
    }

    private String signature(String round) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder().encodeToString(mac.doFinal(round.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}

package dev.paigomcp.secrets;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.HostingSettings.SealKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the store, as JWE in compact form (RFC 7516) by AES-256-GCM with a key that both sides know (RFC
 * 7518, sections 4.5 and 5.3). The header holds the id of the key, so that a new first key takes over while older ones
 * still open. The purpose of a secret is sealed together with it. Thread-safe.
 */
public final class SecretSealer {
    private static final String PURPOSE = "purpose";
    private static final String SECRET = "secret";
    private static final String MAC = "HmacSHA256";

    private final String sealingKey;
    private final Map<String, SecretKey> keys;

    /** @param keys at least one: the first seals, all of them open */
    public SecretSealer(List<SealKey> keys) {
        this.sealingKey = keys.get(0).id();
        this.keys = new HashMap<>();
        for (var key : keys) {
            var bytes = Base64.getUrlDecoder().decode(key.key().reveal());
            this.keys.put(key.id(), new SecretKeySpec(bytes, "AES"));
        }
    }

    /**
     * Returns the secret, sealed.
     *
     * @param purpose what the secret is and whose; it opens for no other
     */
    public String seal(Secret secret, String purpose) {
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(sealingKey)
                .build();
        var sealed = new JWEObject(header, new Payload(Map.of(PURPOSE, purpose, SECRET, secret.reveal())));
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(sealingKey)));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
        return sealed.serialize();
    }

    /**
     * Returns a text that only who has the key that seals can make of another one (RFC 2104): equal for equal texts, and
     * as hard to guess as the key. As base64url, of {@link RandomTokens#LENGTH} characters.
     *
     * @param purpose what it is for; it differs for any other
     */
    public String derive(String purpose, String text) {
        var key = Objects.requireNonNull(keys.get(sealingKey)).getEncoded();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(mac(key, purpose), text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** Returns the secret, if it was sealed for that purpose and with a key that is still known. */
    public Optional<Secret> open(String sealed, String purpose) {
        try {
            var key = key(sealed);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            var object = JWEObject.parse(sealed);
            object.decrypt(new DirectDecrypter(key.get()));
            var payload = object.getPayload().toJSONObject();
            return payload != null
                            && purpose.equals(payload.get(PURPOSE))
                            && payload.get(SECRET) instanceof String secret
                    ? Optional.of(new Secret(secret))
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the key that a sealed text names, if its header is one that is written here. No other header reaches the
     * library, which has meanings for many of them, and unchecked exceptions for some.
     */
    private Optional<SecretKey> key(String sealed) throws ParseException {
        var header = JSONObjectUtils.parse(JOSEObject.split(sealed)[0].decodeToString());
        return header != null
                        && header.size() == 3
                        && JWEAlgorithm.DIR.getName().equals(header.get("alg"))
                        && EncryptionMethod.A256GCM.getName().equals(header.get("enc"))
                        && header.get("kid") instanceof String id
                ? Optional.ofNullable(keys.get(id))
                : Optional.empty();
    }
}

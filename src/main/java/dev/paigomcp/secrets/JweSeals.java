package dev.paigomcp.secrets;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.HostingSettings.SealKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals by AES-256-GCM with a key that both sides know (RFC 7518, sections 4.5 and 5.3). The id of the key is in the header,
 * so that a new first key takes over while older ones still open; the purpose is inside, beside the secret.
 */
final class JweSeals implements Seals {
    private static final String PURPOSE = "purpose";
    private static final String SECRET = "secret";

    private final String first;
    private final Map<String, SecretKey> keys;

    /** @param keys at least one; the first seals */
    JweSeals(List<SealKey> keys) {
        this.first = keys.get(0).id();
        this.keys = new HashMap<>();
        for (var key : keys) {
            var bytes = Base64.getUrlDecoder().decode(key.key().reveal());
            this.keys.put(key.id(), new SecretKeySpec(bytes, "AES"));
        }
    }

    @Override
    public String seal(Secret secret, String purpose) {
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(first)
                .build();
        var sealed = new JWEObject(header, new Payload(Map.of(PURPOSE, purpose, SECRET, secret.reveal())));
        try {
            sealed.encrypt(new DirectEncrypter(keys.get(first)));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
        return sealed.serialize();
    }

    @Override
    public Optional<Secret> open(String sealed, String purpose) {
        try {
            var object = JWEObject.parse(sealed);
            var key = key(object.getHeader());
            if (key == null) {
                return Optional.empty();
            }
            object.decrypt(new DirectDecrypter(key));
            var payload = object.getPayload().toJSONObject();
            return payload != null
                            && purpose.equals(payload.get(PURPOSE))
                            && payload.get(SECRET) instanceof String secret
                    ? Optional.of(new Secret(secret))
                    : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty(); // the last for headers that the library does not expect
        }
    }

    /** The key, if the header is one that is written here: nothing else in it is given a meaning. */
    private @Nullable SecretKey key(JWEHeader header) {
        var ours = JWEAlgorithm.DIR.equals(header.getAlgorithm())
                && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && header.getCompressionAlgorithm() == null;
        return ours && header.getKeyID() != null ? keys.get(header.getKeyID()) : null;
    }
}

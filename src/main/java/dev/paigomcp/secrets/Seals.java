package dev.paigomcp.secrets;

import dev.paigomcp.common.Secret;
import java.util.Optional;

/** Seals secrets for the store, as JWE (RFC 7516) in compact form. Thread-safe. */
public interface Seals {
    /** @param purpose what the secret is and whose: it opens for no other */
    String seal(Secret secret, String purpose);

    /** The secret, if it was sealed for that purpose with a key that is still known. */
    Optional<Secret> open(String sealed, String purpose);
}

package dev.paigomcp.fetch;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Set;

/** Which signatures are believed (RFC 7518, section 3.1). */
public final class JwsAlgorithms {
    /** By a public key alone: a token "signed" with nothing, or with a secret that others know too, proves nothing. */
    public static final Set<JWSAlgorithm> BELIEVED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private JwsAlgorithms() {}
}

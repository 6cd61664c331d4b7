package dev.paigomcp.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Names who a token is for: subject and issuer, in letters that cannot break a log line. */
final class PrincipalNames {
    private static final int LONGEST = 255;
    private static final String PLAIN = "._~@|:+-";

    private PrincipalNames() {}

    /** Empty when the token has no subject worth the name. */
    static Optional<String> of(JWTClaimsSet claims, URI issuer) {
        var subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > LONGEST) {
            return Optional.empty();
        }
        var place = issuer.getRawAuthority() + (issuer.getRawPath() == null ? "" : issuer.getRawPath());
        return Optional.of(encoded(subject) + "@" + place.replaceFirst("/$", ""));
    }

    private static String encoded(String text) {
        var out = new StringBuilder();
        for (var each : text.getBytes(StandardCharsets.UTF_8)) {
            var plain = (each >= 'a' && each <= 'z')
                    || (each >= 'A' && each <= 'Z')
                    || (each >= '0' && each <= '9')
                    || PLAIN.indexOf(each) >= 0;
            out.append(plain ? String.valueOf((char) each) : String.format("%%%02X", each & 0xff));
        }
        return out.toString();
    }
}

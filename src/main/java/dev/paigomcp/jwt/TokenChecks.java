package dev.paigomcp.jwt;

import com.nimbusds.jose.Header;
import com.nimbusds.jwt.JWT;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the library leaves to others in tokens of an identity provider. */
public final class TokenChecks {
    private TokenChecks() {}

    /**
     * Returns whether a token wants extensions to be understood (RFC 7515, section 4.1.11). None is here: even those
     * that the library knows, such as an unencoded payload, have no place in a token (RFC 7797, section 7).
     */
    public static boolean hasCriticalHeaders(JWT token) {
        Header header = token.getHeader();
        return header.getIncludedParams().contains("crit");
    }

    /**
     * Returns whether an ID token is for one client alone, and was issued to it (OpenID Connect Core 1.0, section
     * 3.1.3.7). One that others may hold too, or that was asked for by another, proves nothing here.
     *
     * @param azp the authorized party; may be null
     */
    public static boolean isForOne(List<String> audiences, @Nullable Object azp, String client) {
        return audiences.size() == 1 && (azp == null || azp.equals(client));
    }
}

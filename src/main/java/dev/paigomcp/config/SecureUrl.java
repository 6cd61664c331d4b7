package dev.paigomcp.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that credentials and billing data may be sent to: https, or http on this machine. A port above 65535, a
 * user, a query or a fragment is a fault.
 */
public final class SecureUrl {
    static final int MAX_PORT = 65_535;

    private SecureUrl() {}

    /**
     * Returns what is wrong with the address, worded to follow its name, or null if it is acceptable. A user or a query is
     * never quoted.
     */
    public static @Nullable String fault(String text) {
        try {
            var url = new URI(text);
            var http = "http".equalsIgnoreCase(url.getScheme());
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                return "must be a plain address: remove the user, the query or the fragment";
            }
            if (url.getHost() == null || !(http || "https".equalsIgnoreCase(url.getScheme()))) {
                return "must be an address such as https://example.com, not \"" + text + "\"";
            }
            if (url.getPort() > MAX_PORT) {
                return "has the port " + url.getPort() + ": ports end at " + MAX_PORT;
            }
            return http && !Loopback.is(url.getHost())
                    ? "must start with https://, not \"" + text + "\": http is for this machine alone"
                    : null;
        } catch (URISyntaxException e) {
            return "is not an address: give one such as https://example.com";
        }
    }

    /** Returns the address without trailing slashes. The text must have no {@link #fault}. */
    public static URI of(String text) {
        return URI.create(text.replaceFirst("/+$", ""));
    }
}

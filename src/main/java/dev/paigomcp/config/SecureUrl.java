package dev.paigomcp.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** What an address must be: https, or http on this machine, since credentials and billing data travel there. */
public final class SecureUrl {
    private static final int LARGEST_PORT = 65_535;

    private SecureUrl() {}

    /** What is wrong with it, to be put behind its name, or null; a user or a query is never repeated. */
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
            if (url.getPort() > LARGEST_PORT) {
                return "has the port " + url.getPort() + ": ports end at " + LARGEST_PORT;
            }
            return http && !Loopback.is(url.getHost())
                    ? "must start with https://, not \"" + text + "\": http is for this machine alone"
                    : null;
        } catch (URISyntaxException e) {
            return "is not an address: give one such as https://example.com";
        }
    }

    /** One without fault, without the slashes at its end. */
    public static URI of(String text) {
        return URI.create(text.replaceFirst("/+$", ""));
    }
}

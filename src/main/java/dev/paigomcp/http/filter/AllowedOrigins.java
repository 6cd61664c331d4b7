package dev.paigomcp.http.filter;

import dev.paigomcp.common.Origins;
import dev.paigomcp.config.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this server may be addressed, and the origins of web pages that may call it. Without further
 * settings, both are those of this machine.
 *
 * @param publicUrl the address for clients beyond this machine, if there are any; its host and origin are allowed too
 * @param corsOrigins of the web pages that may call from a browser, as browsers write them. If any are named, pages of this
 *     machine are no longer allowed
 */
public record AllowedOrigins(@Nullable URI publicUrl, Set<String> corsOrigins) {
    /** Programs and pages of this machine only. */
    public static final AllowedOrigins LOCAL = new AllowedOrigins(null, Set.of());

    private static final String LOCAL_NAMES = "localhost, 127.0.0.1, [::1]";

    public AllowedOrigins {
        corsOrigins = Set.copyOf(corsOrigins);
    }

    /** Returns whether clients beyond this machine reach the server by https. */
    public boolean isPublicOverTls() {
        return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** Accepts any port, since the port of a container is often published under another number. */
    boolean allowsHost(String host) {
        return Loopback.is(host) || (publicUrl != null && host.equalsIgnoreCase(publicUrl.getHost()));
    }

    boolean allowsOrigin(String header) {
        if (corsOrigins.contains(header)) {
            return true;
        }
        try {
            var origin = new URI(header);
            var web = "http".equalsIgnoreCase(origin.getScheme()) || "https".equalsIgnoreCase(origin.getScheme());
            if (!web || origin.getHost() == null || origin.getRawUserInfo() != null) {
                return false;
            }
            return (corsOrigins.isEmpty() && Loopback.is(origin.getHost()))
                    || (publicUrl != null && Origins.of(origin).equals(Origins.of(publicUrl)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Returns the allowed hosts in words. */
    String hosts() {
        return LOCAL_NAMES + (publicUrl == null ? "" : ", " + publicUrl.getHost());
    }

    /** Returns the allowed origins in words. */
    String origins() {
        var own = Stream.ofNullable(publicUrl).map(URI::toString);
        var others = corsOrigins.isEmpty()
                ? Stream.of(LOCAL_NAMES)
                : corsOrigins.stream().sorted();
        return Stream.concat(others, own).collect(Collectors.joining(", "));
    }
}

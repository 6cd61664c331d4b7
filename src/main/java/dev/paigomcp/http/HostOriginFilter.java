package dev.paigomcp.http;

import dev.paigomcp.config.Loopback;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only what is addressed to this server under a name of its own, and what no foreign web page sent (MCP
 * 2025-11-25, Transports, Security Warning): otherwise any page that the user visits could call tools, by pointing a
 * name of its own at 127.0.0.1.
 */
final class HostOriginFilter {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?");
    private static final int LONGEST_QUOTE = 100;
    private static final String LOCAL = "localhost, 127.0.0.1, [::1]";
    private static final String ANOTHER_NAME =
            "To reach this server under another name, start it with PAIGO_MCP_PUBLIC_URL set to that address";
    private static final String ANOTHER_PAGE =
            "To let pages of another origin in, add it to PAIGO_MCP_CORS_ORIGINS and start the server again";

    private final @Nullable URI publicUrl;
    private final Set<String> corsOrigins;
    private final Set<String> openPaths;
    /** Nearly every request names the same. */
    private volatile String latestHost = "";

    /** @param openPaths that pages of any origin may ask */
    HostOriginFilter(AllowedOrigins visitors, Set<String> openPaths) {
        this.openPaths = Set.copyOf(openPaths);
        this.publicUrl = visitors.publicUrl();
        this.corsOrigins = visitors.corsOrigins();
    }

    void check(HttpServletRequest request) {
        var hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.size() != 1 || !isOwnHost(hosts.get(0))) {
            throw refusal("Host", hosts, LOCAL + (publicUrl == null ? "" : ", " + publicUrl.getHost()), ANOTHER_NAME);
        }
        if (openPaths.contains(request.getRequestURI())) {
            return;
        }
        var origins = Collections.list(request.getHeaders("Origin"));
        if (origins.size() > 1 || (origins.size() == 1 && !isOwnOrigin(origins.get(0)))) {
            throw refusal("Origin", origins, allowedOrigins(), corsOrigins.isEmpty() ? ANOTHER_NAME : ANOTHER_PAGE);
        }
    }

    /** Any port will do, since a container's port is often published under another. */
    private boolean isOwnHost(String header) {
        if (header.equals(latestHost)) {
            return true;
        }
        var own = leadsHere(header);
        if (own) {
            latestHost = header;
        }
        return own;
    }

    private boolean leadsHere(String header) {
        var match = HOST.matcher(header);
        if (!match.matches()) {
            return false;
        }
        var host = match.group(1);
        return isLocal(host) || (publicUrl != null && host.equalsIgnoreCase(publicUrl.getHost()));
    }

    /** Named origins are all that are let in: who names them leaves out the other pages of this machine. */
    private boolean isOwnOrigin(String header) {
        if (corsOrigins.contains(header)) {
            return true;
        }
        try {
            var origin = new URI(header);
            var web = "http".equalsIgnoreCase(origin.getScheme()) || "https".equalsIgnoreCase(origin.getScheme());
            if (!web || origin.getHost() == null || origin.getRawUserInfo() != null) {
                return false;
            }
            return (corsOrigins.isEmpty() && isLocal(origin.getHost()))
                    || (publicUrl != null && place(origin).equals(place(publicUrl)));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isLocal(String host) {
        return Loopback.is(host);
    }

    /** Scheme, host and port, with the port that the scheme implies spelled out. */
    private static String place(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var port = url.getPort() != -1 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    private String allowedOrigins() {
        var own = Stream.ofNullable(publicUrl).map(URI::toString);
        var others =
                corsOrigins.isEmpty() ? Stream.of(LOCAL) : corsOrigins.stream().sorted();
        return Stream.concat(others, own).collect(Collectors.joining(", "));
    }

    private static HttpError refusal(String header, List<String> seen, String allowed, String fix) {
        var text = String.join(", ", seen);
        var quoted = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
        return new HttpError(
                403,
                "The header " + header + (seen.isEmpty() ? " is missing" : " \"" + quoted + "\" is not allowed")
                        + ": allowed, once, are " + allowed + ". " + fix);
    }
}

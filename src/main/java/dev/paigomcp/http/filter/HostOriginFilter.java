package dev.paigomcp.http.filter;

import dev.paigomcp.common.Ellipsis;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses a request that is addressed to another name than this server's, or sent by a web page of another origin (MCP
 * 2025-11-25, Transports, Security Warning). Without it, any page that a user visits could call tools by pointing a name of its
 * own at 127.0.0.1.
 */
public final class HostOriginFilter implements HttpFilter {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?");
    private static final int MAX_QUOTED = 100;
    private static final String ANOTHER_NAME =
            "To reach this server under another name, start it with PAIGO_MCP_PUBLIC_URL set to that address";
    private static final String ANOTHER_PAGE =
            "To let pages of another origin in, add it to PAIGO_MCP_CORS_ORIGINS and start the server again";

    private final AllowedOrigins allowed;
    private final Set<String> openPaths;
    /** Nearly every request names the same host, which is then looked at only once. */
    private volatile String latestHost = "";

    /** @param openPaths the paths that pages of any origin may ask for */
    public HostOriginFilter(AllowedOrigins allowed, Set<String> openPaths) {
        this.allowed = allowed;
        this.openPaths = Set.copyOf(openPaths);
    }

    @Override
    public void apply(Context ctx) {
        var hosts = Collections.list(ctx.req().getHeaders("Host"));
        if (hosts.size() != 1 || !allowsHost(hosts.get(0))) {
            throw refusal("Host", hosts, allowed.hosts(), ANOTHER_NAME);
        }
        if (openPaths.contains(ctx.req().getRequestURI())) {
            return;
        }
        var origins = Collections.list(ctx.req().getHeaders("Origin"));
        if (origins.size() > 1 || (origins.size() == 1 && !allowed.allowsOrigin(origins.get(0)))) {
            var fix = allowed.corsOrigins().isEmpty() ? ANOTHER_NAME : ANOTHER_PAGE;
            throw refusal("Origin", origins, allowed.origins(), fix);
        }
    }

    /** Returns the host that a header Host names, without its port, or empty if the header is malformed. */
    public static Optional<String> host(String header) {
        var match = HOST.matcher(header);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private boolean allowsHost(String header) {
        if (header.equals(latestHost)) {
            return true;
        }
        var isAllowed = host(header).filter(allowed::allowsHost).isPresent();
        if (isAllowed) {
            latestHost = header;
        }
        return isAllowed;
    }

    private static HttpError refusal(String header, List<String> seen, String allowed, String fix) {
        var quoted = Ellipsis.cut(String.join(", ", seen), MAX_QUOTED);
        return new HttpError(
                403,
                "The header " + header + (seen.isEmpty() ? " is missing" : " \"" + quoted + "\" is not allowed")
                        + ": allowed, once, are " + allowed + ". " + fix);
    }
}

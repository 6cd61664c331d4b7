package dev.paigomcp.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server is set up, all of it checked.
 *
 * @param environment of the one account; null unless the mode is local, since accounts then bring their own
 * @param credentials of the one account; null in the demo, and unless the mode is local
 * @param baseUrl of Paigo's API, without a trailing slash; of no meaning in the demo
 * @param tokenUrl where the credentials become a token; of no meaning in the demo
 * @param audience what the token is asked for; of no meaning in the demo
 * @param writesAllowed whether tools that change something may be called
 * @param host that the server listens on
 * @param port that the server listens on, 0 for any free one
 * @param publicUrl under which clients beyond this machine reach the server, if any do
 * @param outputSchemas whether clients are told what results look like
 * @param corsOrigins of the web pages that may call the server from a browser, as browsers write them; usually none
 * @param mode who may call
 * @param accounts the file that says who may call and on which accounts; null in the mode local alone
 * @param hosting what it needs when others reach it
 */
public record Settings(
        @Nullable Environment environment,
        @Nullable Credentials credentials,
        URI baseUrl,
        URI tokenUrl,
        String audience,
        boolean writesAllowed,
        String host,
        int port,
        @Nullable URI publicUrl,
        boolean outputSchemas,
        Set<String> corsOrigins,
        Mode mode,
        @Nullable Path accounts,
        HostingSettings hosting) {
    private static final String MCP = "/mcp";

    public Settings {
        var one = environment != null;
        if ((credentials != null) != (one && environment != Environment.demo)) {
            throw new IllegalArgumentException("credentials belong to every environment but the demo");
        }
        if (one != (mode == Mode.local) || one != (accounts == null) || !(one || publicUrl != null)) {
            throw new IllegalArgumentException("the mode local has an account, the others a file and a public address");
        }
        corsOrigins = Set.copyOf(corsOrigins);
    }

    /**
     * What a caller's token must be meant for (RFC 8707, section 2): the address of {@code /mcp} under the public one, or
     * that itself when it ends so; in the modes with a sign-in.
     */
    public URI resource() {
        var url = Objects.requireNonNull(publicUrl);
        var path = url.getPath();
        try {
            return new URI(
                    url.getScheme().toLowerCase(Locale.ROOT),
                    null,
                    url.getHost().toLowerCase(Locale.ROOT),
                    url.getPort(),
                    path.endsWith(MCP) ? path : path + MCP,
                    null,
                    null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

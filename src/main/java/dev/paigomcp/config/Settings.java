package dev.paigomcp.config;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server is set up, all of it checked.
 *
 * @param credentials of the Paigo account; null in the demo, never elsewhere
 * @param baseUrl of Paigo's API, without a trailing slash; of no meaning in the demo
 * @param tokenUrl where the credentials become a token; of no meaning in the demo
 * @param audience what the token is asked for; of no meaning in the demo
 * @param writesAllowed whether tools that change something may be called
 * @param host that the server listens on
 * @param port that the server listens on, 0 for any free one
 * @param publicUrl under which clients beyond this machine reach the server, if any do
 * @param outputSchemas whether clients are told what results look like
 * @param corsOrigins of the web pages that may call the server from a browser, as browsers write them; usually none
 */
public record Settings(
        Environment environment,
        @Nullable Credentials credentials,
        URI baseUrl,
        URI tokenUrl,
        String audience,
        boolean writesAllowed,
        String host,
        int port,
        @Nullable URI publicUrl,
        boolean outputSchemas,
        Set<String> corsOrigins) {
    public Settings {
        if ((credentials == null) != (environment == Environment.demo)) {
            throw new IllegalArgumentException("credentials belong to every environment but the demo");
        }
        corsOrigins = Set.copyOf(corsOrigins);
    }
}

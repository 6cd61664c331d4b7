package dev.paigomcp.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The address by which clients on other machines reach the server. The operator may write it with or without the path of the
 * protocol; both mean the same server.
 *
 * @param given the address as the operator wrote it
 */
public record PublicUrl(URI given) {
    /** The path at which the server answers MCP. */
    public static final String MCP_PATH = "/mcp";

    /**
     * Returns the resource that a caller's token must be meant for (RFC 8707, section 2): the address of {@link #MCP_PATH},
     * with scheme and host in lower case.
     */
    public URI resource() {
        var path = given.getPath();
        try {
            return new URI(
                    given.getScheme().toLowerCase(Locale.ROOT),
                    null,
                    given.getHost().toLowerCase(Locale.ROOT),
                    given.getPort(),
                    path.endsWith(MCP_PATH) ? path : path + MCP_PATH,
                    null,
                    null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the address that all paths of the server follow: the resource without {@link #MCP_PATH}. */
    public URI base() {
        var resource = resource().toString();
        return URI.create(resource.substring(0, resource.length() - MCP_PATH.length()));
    }

    /** Returns the address as the operator wrote it. */
    @Override
    public String toString() {
        return given.toString();
    }
}

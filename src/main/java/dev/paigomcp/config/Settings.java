package dev.paigomcp.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the server, with every value checked.
 *
 * @param accounts the accounts that the server works on, and who may call
 * @param writesAllowed whether tools that change something may be called
 * @param checks whether a write is checked by reads before it
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free port
 * @param publicUrl the address by which clients on other machines reach the server, or null if none do
 * @param outputSchemas whether tools are listed with their output schemas
 * @param corsOrigins the origins of the web pages that may call from a browser, as browsers write them; usually none
 * @param outbound how other hosts are reached
 * @param hosting the settings of a server that others reach
 */
public record Settings(
        AccountSettings accounts,
        boolean writesAllowed,
        boolean checks,
        String host,
        int port,
        @Nullable PublicUrl publicUrl,
        boolean outputSchemas,
        Set<String> corsOrigins,
        OutboundSettings outbound,
        HostingSettings hosting) {
    /** The address of Paigo's API. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.prod.paigo.tech");

    /** The address of Paigo's token endpoint. */
    public static final URI DEFAULT_TOKEN_URL = URI.create("https://auth.paigo.tech/oauth/token");

    /** The audience of Paigo's tokens. */
    public static final String DEFAULT_AUDIENCE = "https://qnonyh1pc7.execute-api.us-east-1.amazonaws.com";

    static final String DEFAULT_HOST = "127.0.0.1";
    static final int DEFAULT_PORT = 8484;

    public Settings {
        if (accounts.mode() != Mode.local && publicUrl == null) {
            throw new IllegalArgumentException("tokens are meant for a public address, and there is none");
        }
        corsOrigins = Set.copyOf(corsOrigins);
    }

    /** Returns who may call. */
    public Mode mode() {
        return accounts.mode();
    }

    /** Returns the environment of the one account, or empty if the accounts of a file have an environment each. */
    public Optional<Environment> environment() {
        return accounts.fold(
                demo -> Optional.of(Environment.demo),
                single -> Optional.of(single.environment()),
                listed -> Optional.empty());
    }
}

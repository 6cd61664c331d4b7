package dev.paigomcp.oauth;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application that asks for access.
 *
 * @param name that it gives itself
 * @param redirects where answers may go
 * @param secretHash of its secret; null for a public client
 * @param refreshes whether it takes refresh tokens
 */
record OAuthClient(
        String id,
        String name,
        List<String> redirects,
        @Nullable String secretHash,
        boolean refreshes) {
    OAuthClient {
        redirects = List.copyOf(redirects);
    }

    /** The host that its id proves, when the id is the address of a metadata document. */
    static @Nullable String provedHost(String id) {
        return isDocument(id) ? URI.create(id).getHost() : null;
    }

    static boolean isDocument(String id) {
        return id.startsWith("https://") || id.startsWith("http://");
    }
}

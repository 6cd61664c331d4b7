package dev.paigomcp.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An application that asks for access, as it is stored.
 *
 * @param id a random one, or the address of a document about the application
 * @param name by its own account
 * @param redirects the addresses that it may receive answers at
 * @param secretHash the hash of its secret; null for a public client
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

    /** Returns the host that an id proves: that of the metadata document whose address it is. */
    static Optional<String> provedHost(String id) {
        return isDocument(id) ? Optional.ofNullable(URI.create(id).getHost()) : Optional.empty();
    }

    /** Returns whether an id is the address of a metadata document. */
    static boolean isDocument(String id) {
        return id.startsWith("https://") || id.startsWith("http://");
    }
}

package dev.paigomcp.http;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who else than programs of this machine may call.
 *
 * @param publicUrl whose host and origin are let in beside those of this machine, if any
 * @param corsOrigins of the web pages that may call from a browser, as browsers write them; usually none
 */
public record AllowedOrigins(@Nullable URI publicUrl, Set<String> corsOrigins) {
    /** Nobody. */
    public static final AllowedOrigins NONE = new AllowedOrigins(null, Set.of());

    public AllowedOrigins {
        corsOrigins = Set.copyOf(corsOrigins);
    }
}

package dev.paigomcp.http;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Set;

/** More addresses that a server answers at. */
public interface Routes {
    void addTo(JavalinDefaultRoutingApi routes);

    /** The paths that web pages of any origin may ask, since cookies have no meaning there. */
    default Set<String> openPaths() {
        return Set.of();
    }
}

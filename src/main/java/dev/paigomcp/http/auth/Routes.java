package dev.paigomcp.http.auth;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Set;

/** Further paths that a way of authentication needs, such as those of metadata or of a sign-in. */
public interface Routes {
    void addTo(JavalinDefaultRoutingApi routes);

    /** Returns the paths that web pages of any origin may ask for, because cookies have no effect there. */
    default Set<String> openPaths() {
        return Set.of();
    }
}

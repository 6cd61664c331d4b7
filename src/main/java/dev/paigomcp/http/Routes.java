package dev.paigomcp.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** More addresses that a server answers at. */
public interface Routes {
    void addTo(JavalinDefaultRoutingApi routes);
}

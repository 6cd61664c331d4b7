package dev.paigomcp.demo;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The network connection under a request, which HTTP alone gives no way to break. */
final class ConnectionBreaker {
    private ConnectionBreaker() {}

    /** Closes it: the caller sees it end without an answer, and what the server writes afterwards goes nowhere. */
    static void close(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}

package dev.paigomcp.http;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import jakarta.servlet.http.HttpServletRequest;

/** Lets requests of the protocol in, each to the endpoint that is its caller's. Thread-safe. */
public interface Authenticator {
    /**
     * Looks at the head of a request, before its body is read.
     *
     * @throws HttpError unless the caller is let in
     */
    Visit enter(HttpServletRequest request);

    /** One request of a caller who was let in; ends when it is answered. */
    interface Visit extends AutoCloseable {
        McpEndpoint endpoint();

        /** What a log line says of the caller, as {@link dev.paigomcp.mcp.Peer#who} tells. */
        String who();

        /** The header WWW-Authenticate of an answer to one who lacks that right. */
        String challenge(Scope lacking);

        @Override
        void close();
    }
}

package dev.paigomcp.http.auth;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mcp.McpEndpoint;
import java.util.Optional;

/** The endpoints of all accounts. A request leases one, so that its account stays open until the response. Thread-safe. */
public interface AccountEndpoints {
    /**
     * Leases the endpoint of the principal's account, limited to the principal's scopes.
     *
     * @return empty if the account does not exist any more
     */
    Optional<Lease> lease(Principal principal);

    /** An endpoint that stays open until the lease is closed. */
    interface Lease extends AutoCloseable {
        McpEndpoint endpoint();

        @Override
        void close();
    }
}

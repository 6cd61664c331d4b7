package dev.paigomcp.http;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mcp.McpEndpoint;
import java.util.Optional;

/** The endpoints of all accounts, each lent for a request. Thread-safe. */
public interface AccountEndpoints {
    /** That of the caller's account, for his rights; empty when the account is there no more. */
    Optional<Lease> take(Principal caller);

    /** An endpoint that stays open until this is closed. */
    interface Lease extends AutoCloseable {
        McpEndpoint endpoint();

        @Override
        void close();
    }
}

package dev.paigomcp.auth;

import dev.paigomcp.mapping.Scope;
import java.util.Set;

/**
 * Who calls: an authenticated caller, the account they work on and what they may do there. The log and the rate limit
 * know a caller by name and account.
 *
 * @param name stable and fit for a log line, never a secret; unique at the identity provider or in the accounts file
 * @param account the id of the account
 * @param scopes what the caller may do on it
 */
public record Principal(String name, String account, Set<Scope> scopes) {
    public Principal {
        scopes = Set.copyOf(scopes);
    }
}

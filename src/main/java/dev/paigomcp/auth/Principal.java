package dev.paigomcp.auth;

import dev.paigomcp.mapping.Scope;
import java.util.Set;

/**
 * A principal at work.
 *
 * @param principal who calls: stable, fit for a log line, never a secret
 * @param account the id of the account that he works on
 * @param scopes what he may do there
 */
public record Principal(String principal, String account, Set<Scope> scopes) {
    public Principal {
        scopes = Set.copyOf(scopes);
    }
}

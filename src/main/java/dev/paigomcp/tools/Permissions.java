package dev.paigomcp.tools;

import dev.paigomcp.mapping.Scope;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be done, and where.
 *
 * @param environment production, sandbox or demo
 * @param writesAllowed whether tools that change something may be called
 * @param version this server's
 * @param account whose tools these are; null where there is one account and nobody signs in
 * @param scopes what the caller may do
 */
public record Permissions(
        String environment,
        boolean writesAllowed,
        String version,
        @Nullable Holder account,
        Set<Scope> scopes) {
    /** An account of this server, by its id and for people. */
    public record Holder(String id, String name) {}

    public Permissions {
        scopes = Set.copyOf(scopes);
    }

    /** All rights on the one account that there is. */
    public Permissions(String environment, boolean writesAllowed, String version) {
        this(environment, writesAllowed, version, null, EnumSet.allOf(Scope.class));
    }
}

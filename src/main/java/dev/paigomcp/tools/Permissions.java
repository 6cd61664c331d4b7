package dev.paigomcp.tools;

import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.Scope;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tools of an account may do, and what they say about the server that they run in.
 *
 * @param environment where the account is
 * @param writesAllowed whether tools that change something may be called
 * @param version of this server
 * @param account whose tools these are; null where there is one account and nobody signs in
 * @param scopes what the caller may do
 * @param checks whether a write is checked by reads before it; what decides a right is always read
 */
public record Permissions(
        Environment environment,
        boolean writesAllowed,
        String version,
        @Nullable Holder account,
        Set<Scope> scopes,
        boolean checks) {
    /** An account of this server, by its id and its name for people. */
    public record Holder(String id, String name) {}

    public Permissions {
        scopes = Set.copyOf(scopes);
    }

    /** Returns that somebody lacks a right and who gives it, as the end of a sentence about what needs it. */
    public static String lacks(Scope right) {
        return "needs the right " + right.text()
                + ", which your sign-in does not give: ask whoever runs this server for it,"
                + " or sign in again and allow it";
    }

    /** Gives all scopes on the only account that there is. */
    public Permissions(Environment environment, boolean writesAllowed, String version) {
        this(environment, writesAllowed, version, null, EnumSet.allOf(Scope.class));
    }

    /** Checks writes by reads before them. */
    public Permissions(
            Environment environment,
            boolean writesAllowed,
            String version,
            @Nullable Holder account,
            Set<Scope> scopes) {
        this(environment, writesAllowed, version, account, scopes, true);
    }

    /** Returns the same, where no write is checked by a read before it. */
    public Permissions withoutChecks() {
        return new Permissions(environment, writesAllowed, version, account, scopes, false);
    }
}

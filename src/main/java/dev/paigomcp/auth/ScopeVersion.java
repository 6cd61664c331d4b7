package dev.paigomcp.auth;

import dev.paigomcp.mapping.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the names of scopes mean, by the version of the accounts file or of a consent. */
public enum ScopeVersion {
    /** {@code paigo:write} includes {@code paigo:usage}, which was no scope of its own. */
    ONE,
    /** Each scope gives its own right alone. */
    TWO;

    /** Returns the rights that these scopes give. */
    public Set<Scope> rights(Set<Scope> scopes) {
        if (this == TWO || !scopes.contains(Scope.write)) {
            return scopes;
        }
        var rights = EnumSet.copyOf(scopes);
        rights.add(Scope.usage);
        return rights;
    }

    /** Returns the scope of this version that gives a right. */
    public Scope scopeGiving(Scope right) {
        return this == ONE && right == Scope.usage ? Scope.write : right;
    }

    /** Returns the scopes to ask for so that they give these rights, as tokens carry them, in their order. */
    public List<String> texts(Set<Scope> rights) {
        return Arrays.stream(Scope.values())
                .filter(scope -> this == TWO || scope != Scope.usage)
                .filter(scope ->
                        rights.contains(scope) || (this == ONE && scope == Scope.write && rights.contains(Scope.usage)))
                .map(Scope::text)
                .toList();
    }

    /** Returns all scopes of this version, as tokens carry them, in their order. */
    public List<String> texts() {
        return texts(EnumSet.allOf(Scope.class));
    }
}

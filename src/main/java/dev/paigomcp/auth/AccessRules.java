package dev.paigomcp.auth;

import dev.paigomcp.mapping.Scope;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Decides which accounts a person may work on, by what their identity provider says of them. Thread-safe. */
public interface AccessRules {
    /**
     * Returns a principal for each account that the person may work on, with the scopes of all rules that match for
     * that account, in the order of the rules; an empty list if none matches.
     *
     * @param name stable, and unique at the identity provider
     */
    List<Principal> admit(String name, Claims claims);

    /**
     * A rule: whoever has a value in a claim has these scopes on that account.
     *
     * @param claim as {@link Claims#has} takes it
     * @param has the value
     * @param account the id of the account
     */
    record Rule(String claim, String has, String account, Set<Scope> scopes) {
        public Rule {
            scopes = Set.copyOf(scopes);
        }
    }

    /** Returns the access that a list of rules gives. */
    static AccessRules of(List<Rule> rules) {
        var all = List.copyOf(rules);
        return (name, claims) -> {
            var scopes = new LinkedHashMap<String, EnumSet<Scope>>();
            for (var rule : all) {
                if (claims.has(rule.claim(), rule.has())) {
                    scopes.computeIfAbsent(rule.account(), account -> EnumSet.noneOf(Scope.class))
                            .addAll(rule.scopes());
                }
            }
            return scopes.entrySet().stream()
                    .map(entry -> new Principal(name, entry.getKey(), entry.getValue()))
                    .toList();
        };
    }
}

package dev.paigomcp.oauth;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.config.Environment;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.signin.OidcSignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An organisation: who is in billing may read and write at Acme, who is a chief may do all, also at Zeta. */
final class Acme {
    static final Map<String, Account> ACCOUNTS = Map.of(
            "acme", new Account("acme", "Acme Inc", Environment.production, true, null),
            "zeta", new Account("zeta", "Zeta Ltd", Environment.demo, false, null));

    private Acme() {}

    /** By group: what those of it may do at Acme, and the chiefs at Zeta too. */
    static Map<String, Set<Scope>> rules() {
        return new ConcurrentHashMap<>(
                Map.of("billing", Set.of(Scope.read, Scope.write), "chiefs", Set.of(Scope.values())));
    }

    static OidcSignIn.Config signIn(FakeProvider provider, Map<String, Set<Scope>> rules) {
        return new OidcSignIn.Config(provider.asProvider(), admissions(rules), AddressPolicy.ANYWHERE);
    }

    private static AccessRules admissions(Map<String, Set<Scope>> rules) {
        return (principal, claims) -> {
            var callers = new ArrayList<Principal>();
            var groups = claims.words("groups");
            rules.forEach((group, scopes) -> {
                if (groups.contains(group)) {
                    callers.add(new Principal(principal, "acme", scopes));
                    if (group.equals("chiefs")) {
                        callers.add(new Principal(principal, "zeta", scopes));
                    }
                }
            });
            return List.copyOf(callers);
        };
    }
}

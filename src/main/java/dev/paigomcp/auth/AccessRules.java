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
     * @param trustsEmail whether an e-mail address counts that the provider does not say it has verified
     */
    record Rule(String claim, String has, String account, Set<Scope> scopes, boolean trustsEmail) {
        public Rule {
            scopes = Set.copyOf(scopes);
        }

        /** Returns whether the rule counts for verified addresses alone (OpenID Connect Core 1.0, section 5.1). */
        public boolean needsVerifiedEmail() {
            return claim.equals("email") && !trustsEmail;
        }

        /**
         * Returns whether the rule goes by an address that nobody says is verified: providers say it of the claim
         * {@code email} alone. In others, such as {@code preferred_username}, people may have written it themselves
         * (OpenID Connect Core 1.0, section 5.7).
         */
        public boolean isByUnverifiedAddress() {
            return has.contains("@") && !claim.equals("email") && !trustsEmail;
        }

        /** Anybody can write somebody else's address into a profile: it proves nothing before it is verified. */
        private boolean fits(Claims claims) {
            return claims.has(claim, has) && (!needsVerifiedEmail() || claims.has("email_verified", "true"));
        }
    }

    /** Returns the access that a list of rules gives. */
    static AccessRules of(List<Rule> rules) {
        var all = List.copyOf(rules);
        return (name, claims) -> {
            var scopes = new LinkedHashMap<String, EnumSet<Scope>>();
            for (var rule : all) {
                if (rule.fits(claims)) {
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

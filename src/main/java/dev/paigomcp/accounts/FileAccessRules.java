package dev.paigomcp.accounts;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets in by the rules of the file. */
public final class FileAccessRules implements AccessRules {
    private final List<AccountsFile.Rule> rules;

    public FileAccessRules(List<AccountsFile.Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public List<Principal> admit(String principal, Map<String, Object> claims) {
        var rights = new LinkedHashMap<String, EnumSet<Scope>>();
        for (var rule : rules) {
            if (has(find(claims, rule.claim()), rule.has())) {
                rights.computeIfAbsent(rule.account(), account -> EnumSet.noneOf(Scope.class))
                        .addAll(rule.scopes());
            }
        }
        return rights.entrySet().stream()
                .map(entry -> new Principal(principal, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The claim of that name, which may have dots itself; else dots lead into objects. */
    private static @Nullable Object find(Map<?, ?> claims, String name) {
        var found = claims.get(name);
        var dot = name.indexOf('.');
        if (found != null || dot < 0) {
            return found;
        }
        return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, name.substring(dot + 1))
                : null;
    }

    private static boolean has(@Nullable Object claim, String value) {
        if (claim instanceof Collection<?> list) {
            return list.stream().anyMatch(item -> !(item instanceof Collection) && has(item, value));
        }
        return claim != null && !(claim instanceof Map) && String.valueOf(claim).equals(value);
    }
}

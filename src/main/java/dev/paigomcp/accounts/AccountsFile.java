package dev.paigomcp.accounts;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.mapping.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of the accounts file, checked.
 *
 * @param scopeVersion what the scopes of the file meant as they were written, and those of external tokens mean
 * @param accounts by id
 * @param tokens that callers may have, in the mode tokens
 * @param provider the organisation's identity provider, in the modes external and oauth; null if the file names none
 * @param rules which people of the organisation may work on which accounts
 * @param ownAccounts what accounts are like that people bring, in the mode oauth; null if they may not bring any
 */
public record AccountsFile(
        ScopeVersion scopeVersion,
        Map<String, Account> accounts,
        List<Token> tokens,
        @Nullable IdentityProvider provider,
        List<AccessRules.Rule> rules,
        Account.@Nullable Template ownAccounts)
        implements Account.Directory {
    public AccountsFile {
        accounts = Map.copyOf(accounts);
        tokens = List.copyOf(tokens);
        rules = List.copyOf(rules);
    }

    /**
     * A token that is let in.
     *
     * @param name of whoever has it, for the log
     * @param sha256 the digest of its text, in lower-case hex
     */
    public record Token(String name, String sha256, String account, Set<Scope> scopes) {}

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }
}

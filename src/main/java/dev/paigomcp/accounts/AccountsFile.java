package dev.paigomcp.accounts;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Accounts;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.PaigoCredentialPolicy;
import dev.paigomcp.common.Secret;
import dev.paigomcp.mapping.Scope;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts file says, all of it checked.
 *
 * @param accounts by id
 * @param tokens that callers may have, in the mode tokens
 * @param provider the organisation's, in the modes external and oauth
 * @param rules who of the organisation may work on what
 * @param ownAccounts whether people may bring a Paigo account of their own, in the mode oauth
 */
public record AccountsFile(
        Map<String, Account> accounts,
        List<Token> tokens,
        Optional<Provider> provider,
        List<Rule> rules,
        Optional<PaigoCredentialPolicy> ownAccounts)
        implements Accounts {
    public AccountsFile {
        accounts = Map.copyOf(accounts);
        tokens = List.copyOf(tokens);
        rules = List.copyOf(rules);
    }

    /**
     * A token that is let in.
     *
     * @param name of whoever has it, for the log
     * @param sha256 of its text, in lower-case hex
     */
    public record Token(String name, String sha256, String account, Set<Scope> scopes) {}

    /**
     * The organisation's identity provider.
     *
     * @param issuer exactly as its tokens name it
     * @param audience that its tokens are meant for, if not this server's resource
     * @param jwksUrl of its keys, if not found by its metadata
     * @param clientId of this server there, and its secret; both or none
     */
    public record Provider(
            URI issuer,
            @Nullable String audience,
            @Nullable URI jwksUrl,
            @Nullable String clientId,
            @Nullable Secret clientSecret) {}

    /**
     * Whoever has that value in that claim, alone or in a list, has those rights on that account.
     *
     * @param claim its name, or a path with dots into objects
     */
    public record Rule(String claim, String has, String account, Set<Scope> scopes) {}

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    /** The provider, if this server is one of its clients. */
    public Optional<IdentityProvider> identityProvider() {
        return provider.filter(p -> p.clientId() != null && p.clientSecret() != null)
                .map(AccountsFile::client);
    }

    private static IdentityProvider client(Provider provider) {
        var id = provider.clientId();
        var secret = provider.clientSecret();
        if (id == null || secret == null) {
            throw new IllegalStateException("a client has an id and a secret");
        }
        return new IdentityProvider(provider.issuer(), id, secret);
    }
}

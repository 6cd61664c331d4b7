package dev.paigomcp.auth;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.SettingNames;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Paigo account behind this server.
 *
 * @param id stable, unique in this server and fit for a log line
 * @param name of the business, for people
 * @param writes whether tools may change anything, whatever the scopes of a caller are
 * @param paigo how the account is reached; null for the built-in demo
 */
public record Account(
        String id,
        String name,
        Environment environment,
        boolean writes,
        @Nullable PaigoAccount paigo) {
    /** The accounts of a server. Thread-safe. */
    public interface Directory {
        /** Returns the account with that id, if there is one now. */
        Optional<Account> find(String id);
    }

    /**
     * What the accounts of people who sign in with Paigo credentials of their own have in common.
     *
     * @param environment production or sandbox
     * @param writes whether tools may change anything
     * @param baseUrl of Paigo's API, without a trailing slash
     * @param tokenUrl where credentials are proved
     * @param audience that a token is requested for
     */
    public record Template(Environment environment, boolean writes, URI baseUrl, URI tokenUrl, String audience) {
        /** Returns how the account with these credentials is reached. */
        public PaigoAccount paigo(String clientId, Secret clientSecret) {
            return new PaigoAccount(
                    baseUrl, tokenUrl, audience, clientId, clientSecret, SettingNames.of("ownAccounts"));
        }

        /** Returns the account with these credentials. */
        public Account account(String id, String name, String clientId, Secret clientSecret) {
            return new Account(id, name, environment, writes, paigo(clientId, clientSecret));
        }
    }
}

package dev.paigomcp.oauth;

import dev.paigomcp.auth.Account;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.signin.OidcSignIn;
import org.jspecify.annotations.Nullable;

/**
 * How the authorization server is set up.
 *
 * @param publicUrl where clients and browsers reach this server
 * @param documents where applications may have their metadata documents
 * @param own set when people may sign in with a Paigo account's credentials
 * @param company set when people may sign in at their organisation's identity provider
 */
public record OAuthSettings(
        PublicUrl publicUrl,
        Lifetimes lifetimes,
        AddressPolicy documents,
        Account.@Nullable Template own,
        OidcSignIn.@Nullable Settings company) {
    public OAuthSettings {
        if (own == null && company == null) {
            throw new IllegalArgumentException("there must be a way to sign in");
        }
    }
}

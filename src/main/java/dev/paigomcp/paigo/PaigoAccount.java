package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import java.net.URI;

/**
 * How a Paigo account is reached, by OAuth 2.0 client credentials (RFC 6749, section 4.4).
 *
 * @param baseUrl where the contract's paths begin; may have a path of its own
 * @param tokenUrl the token endpoint
 * @param audience what the token is asked for
 * @param names what the operator calls these settings
 */
public record PaigoAccount(
        URI baseUrl, URI tokenUrl, String audience, String clientId, Secret clientSecret, SettingNames names) {
    /** Makes the account of the mode local. */
    public PaigoAccount(URI baseUrl, URI tokenUrl, String audience, String clientId, Secret clientSecret) {
        this(baseUrl, tokenUrl, audience, clientId, clientSecret, SettingNames.VARIABLES);
    }
}

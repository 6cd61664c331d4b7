package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Json;
import io.javalin.http.Context;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dynamic client registration (RFC 7591). */
final class RegisterRoute {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterRoute.class);

    private final ClientRegistry clients;
    private final Function<Context, String> addresses;
    private final RedirectRules redirects;

    RegisterRoute(ClientRegistry clients, Function<Context, String> addresses, RedirectRules redirects) {
        this.clients = clients;
        this.addresses = addresses;
        this.redirects = redirects;
    }

    void handle(Context ctx) throws OAuthError {
        var metadata = OAuthClientMetadata.parse(OAuthRequestBody.text(ctx, "application/json"), redirects);
        var registered = clients.register(metadata, addresses.apply(ctx));
        var client = registered.client();
        LOG.info("client registered id={}", client.id());
        var body = Json.MAPPER
                .createObjectNode()
                .put("client_id", client.id())
                .put("client_id_issued_at", registered.at().getEpochSecond())
                .put("client_name", client.name())
                .put("token_endpoint_auth_method", metadata.method().getValue());
        if (registered.secret() != null) {
            body.put("client_secret", registered.secret())
                    .put("client_secret_expires_at", registered.until().getEpochSecond());
        }
        client.redirects().forEach(body.putArray("redirect_uris")::add);
        var grants = body.putArray("grant_types").add("authorization_code");
        if (client.refreshes()) {
            grants.add("refresh_token");
        }
        body.putArray("response_types").add("code");
        OAuthResponses.json(ctx, 201, body);
    }
}

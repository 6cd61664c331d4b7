package dev.paigomcp.oauth;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.store.StoreException;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token endpoint (OAuth 2.1, section 3.2) and the revocation endpoint (RFC 7009). */
final class TokenRoute {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Logger LOG = LoggerFactory.getLogger(TokenRoute.class);

    private final OAuthEndpoints place;
    private final ClientRegistry clients;
    private final Grants grants;

    TokenRoute(OAuthEndpoints place, ClientRegistry clients, Grants grants) {
        this.place = place;
        this.clients = clients;
        this.grants = grants;
    }

    void token(Context ctx) throws OAuthError {
        try {
            var request = TokenRequest.parse(http(ctx, OAuthEndpoints.TOKEN));
            var client = client(request.getClientAuthentication(), request.getClientID());
            var resources = request.getResources();
            if (resources != null && !resources.stream().allMatch(place::isResource)) {
                throw OAuthError.target(place.resource());
            }
            var issued = issue(request, client);
            keep(client);
            answer(ctx, issued);
        } catch (ParseException e) {
            throw parsed(e);
        }
    }

    /** The tokens are given, whatever becomes of this: a client that asked again would seem a thief. */
    private void keep(String client) {
        try {
            clients.used(client);
        } catch (StoreException e) {
            LOG.warn("a registration could not be kept for longer: {}", e.getMessage());
        }
    }

    private TokenResponse issue(TokenRequest request, String client) throws OAuthError {
        if (request.getAuthorizationGrant() instanceof AuthorizationCodeGrant code) {
            var redirect = code.getRedirectionURI();
            return grants.redeem(
                    client,
                    code.getAuthorizationCode().getValue(),
                    redirect == null ? null : redirect.toString(),
                    code.getCodeVerifier());
        }
        if (request.getAuthorizationGrant() instanceof RefreshTokenGrant refresh) {
            return grants.refresh(client, refresh.getRefreshToken().getValue(), scopes(request.getScope()));
        }
        throw new OAuthError(400, "unsupported_grant_type", "grant_type must be authorization_code or refresh_token");
    }

    private static @Nullable Set<Scope> scopes(com.nimbusds.oauth2.sdk.@Nullable Scope asked) throws OAuthError {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        var known = EnumSet.noneOf(Scope.class);
        for (var text : asked.toStringList()) {
            if (text.startsWith(Scope.PREFIX)) {
                known.add(Scope.of(text)
                        .orElseThrow(() -> new OAuthError(400, "invalid_scope", "A scope is not known here")));
            } // others, such as offline_access, mean nothing here
        }
        return known.isEmpty() ? null : known;
    }

    private static void answer(Context ctx, TokenResponse issued) {
        var body = Json.MAPPER
                .createObjectNode()
                .put("access_token", issued.access())
                .put("token_type", "Bearer")
                .put("expires_in", issued.seconds());
        if (issued.refresh() != null) {
            body.put("refresh_token", issued.refresh());
        }
        var scopes = issued.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
        OAuthResponses.json(ctx, 200, body.put("scope", scopes));
    }

    /** Whether the token was known or not, the answer is the same (RFC 7009, section 2.2). */
    void revoke(Context ctx) throws OAuthError {
        try {
            var request = TokenRevocationRequest.parse(http(ctx, OAuthEndpoints.REVOKE));
            grants.revoke(
                    client(request.getClientAuthentication(), request.getClientID()),
                    request.getToken().getValue());
            ctx.status(200);
            ctx.header("Cache-Control", "no-store");
        } catch (ParseException e) {
            throw parsed(e);
        }
    }

    private String client(@Nullable ClientAuthentication given, @Nullable ClientID named) throws OAuthError {
        var id = given != null ? given.getClientID() : named;
        if (id == null) {
            throw OAuthError.client();
        }
        clients.authenticate(id.getValue(), given);
        return id.getValue();
    }

    private HTTPRequest http(Context ctx, String path) throws OAuthError {
        var request = new HTTPRequest(HTTPRequest.Method.POST, place.url(path));
        request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        request.setBody(OAuthRequestBody.text(ctx, FORM));
        var authorization = ctx.header("Authorization");
        if (authorization != null) {
            request.setAuthorization(authorization);
        }
        return request;
    }

    private static OAuthError parsed(ParseException e) {
        var error = e.getErrorObject();
        if (error != null && "invalid_client".equals(error.getCode())) {
            return OAuthError.client();
        }
        return OAuthError.by(error);
    }
}

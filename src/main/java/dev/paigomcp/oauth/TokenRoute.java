package dev.paigomcp.oauth;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.store.StoreException;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The token endpoint (OAuth 2.1, section 3.2) and the revocation endpoint (RFC 7009). */
final class TokenRoute {
    private static final Logger LOG = LoggerFactory.getLogger(TokenRoute.class);

    private final OAuthEndpoints endpoints;
    private final ClientRegistry clients;
    private final Grants grants;
    private final AuthorizationCodes codes;
    private final RefreshTokens refreshTokens;

    TokenRoute(
            OAuthEndpoints endpoints,
            ClientRegistry clients,
            Grants grants,
            AuthorizationCodes codes,
            RefreshTokens refreshTokens) {
        this.endpoints = endpoints;
        this.clients = clients;
        this.grants = grants;
        this.codes = codes;
        this.refreshTokens = refreshTokens;
    }

    /** {@code POST /oauth/token}. */
    void token(Context ctx) throws OAuthError {
        var http = http(ctx, OAuthEndpoints.TOKEN);
        var request = OAuthRequestBody.read(() -> TokenRequest.parse(http));
        var client = authenticate(request.getClientAuthentication(), request.getClientID());
        var resources = request.getResources();
        if (resources != null && !resources.stream().allMatch(endpoints::isResource)) {
            throw OAuthError.invalidTarget(endpoints.resource());
        }
        var tokens = issue(request, client);
        keepRegistration(client);
        respond(ctx, tokens);
    }

    private Grants.Tokens issue(TokenRequest request, String client) throws OAuthError {
        if (request.getAuthorizationGrant() instanceof AuthorizationCodeGrant code) {
            var redirect = code.getRedirectionURI();
            return codes.redeem(
                    client,
                    code.getAuthorizationCode().getValue(),
                    redirect == null ? null : redirect.toString(),
                    code.getCodeVerifier());
        }
        if (request.getAuthorizationGrant() instanceof RefreshTokenGrant refresh) {
            return refreshTokens.refresh(client, refresh.getRefreshToken().getValue(), scopes(request.getScope()));
        }
        throw new OAuthError(400, "unsupported_grant_type", "grant_type must be authorization_code or refresh_token");
    }

    /** Returns the scopes that are asked for; none if that is left to what was consented to. */
    private static Set<Scope> scopes(com.nimbusds.oauth2.sdk.@Nullable Scope asked) throws OAuthError {
        var known = EnumSet.noneOf(Scope.class);
        for (var text : asked == null ? List.<String>of() : asked.toStringList()) {
            if (text.startsWith(Scope.PREFIX)) {
                known.add(Scope.of(text)
                        .orElseThrow(() -> new OAuthError(400, "invalid_scope", "A scope is not known here")));
            } // others, such as offline_access, mean nothing here
        }
        return known;
    }

    /** The tokens are given, whatever becomes of this: a client that asked again would seem a thief. */
    private void keepRegistration(String client) {
        try {
            clients.keep(client);
        } catch (StoreException e) {
            LOG.warn("a registration could not be kept for longer: {}", e.getMessage());
        }
    }

    private static void respond(Context ctx, Grants.Tokens tokens) {
        var body = Json.MAPPER
                .createObjectNode()
                .put("access_token", tokens.access())
                .put("token_type", "Bearer")
                .put("expires_in", tokens.seconds());
        if (tokens.refresh() != null) {
            body.put("refresh_token", tokens.refresh());
        }
        var scopes = tokens.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(" "));
        OAuthResponses.json(ctx, 200, body.put("scope", scopes));
    }

    /**
     * {@code POST /oauth/revoke}. The response is the same whether the token was known or not (RFC 7009, section 2.2).
     */
    void revoke(Context ctx) throws OAuthError {
        var http = http(ctx, OAuthEndpoints.REVOKE);
        // The library does not say what a request lacks.
        var form = OAuthRequestBody.parameters(http.getBody());
        require(form, "token");
        if (http.getAuthorization() == null) {
            require(form, "client_id");
        }
        var request = OAuthRequestBody.read(() -> TokenRevocationRequest.parse(http));
        grants.revoke(
                authenticate(request.getClientAuthentication(), request.getClientID()),
                request.getToken().getValue());
        ctx.status(200);
        ctx.header("Cache-Control", "no-store");
    }

    private static void require(Map<String, List<String>> form, String name) throws OAuthError {
        if (OAuthRequestBody.one(form, name) == null) {
            throw OAuthError.invalidRequest(name + " must be given once");
        }
    }

    /** Returns the id of the client, which must prove itself if it can. */
    private String authenticate(@Nullable ClientAuthentication given, @Nullable ClientID named) throws OAuthError {
        var id = given != null ? given.getClientID() : named;
        if (id == null) {
            throw OAuthError.invalidClient();
        }
        clients.authenticate(id.getValue(), given);
        return id.getValue();
    }

    /** Returns the request as the library takes it, if the client proves itself in one way that is known here. */
    private HTTPRequest http(Context ctx, String path) throws OAuthError {
        var request = new HTTPRequest(HTTPRequest.Method.POST, endpoints.url(path));
        var body = OAuthRequestBody.text(ctx, OAuthRequestBody.FORM);
        request.setEntityContentType(ContentType.APPLICATION_URLENCODED);
        request.setBody(body);
        var form = OAuthRequestBody.parameters(body);
        form.values().removeIf(values -> values.stream().allMatch(String::isEmpty)); // RFC 6749, section 3.2
        if (form.containsKey("client_assertion") || form.containsKey("client_assertion_type")) {
            throw OAuthError.invalidClient();
        }
        var authorization = Collections.list(ctx.req().getHeaders("Authorization"));
        if (authorization.size() > 1) {
            throw OAuthError.invalidRequest("The header Authorization may be there once");
        }
        if (!authorization.isEmpty()) {
            checkOneMethod(basicId(authorization.get(0)), form);
            request.setAuthorization(authorization.get(0));
        }
        return request;
    }

    private static String basicId(String authorization) throws OAuthError {
        try {
            return ClientSecretBasic.parse(authorization).getClientID().getValue();
        } catch (ParseException | RuntimeException e) {
            throw OAuthError.invalidClient();
        }
    }

    /** Whatever contradicts the header is refused, not passed over (RFC 6749, section 2.3). */
    private static void checkOneMethod(String id, Map<String, List<String>> form) throws OAuthError {
        if (form.containsKey("client_secret")
                || form.getOrDefault("client_id", List.of(id)).stream().anyMatch(other -> !other.equals(id))) {
            throw OAuthError.invalidRequest("The client proves itself by the header Authorization: leave client_secret"
                    + " out of the body, and client_id too unless it is the same");
        }
    }
}

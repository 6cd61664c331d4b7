package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import dev.paigomcp.auth.OAuthError;
import java.util.List;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What an application says about itself (RFC 7591, section 2), as far as this server can do it.
 *
 * @param method how it authenticates at the token endpoint
 * @param refreshes whether it takes refresh tokens
 */
record OAuthClientMetadata(String name, List<String> redirects, ClientAuthenticationMethod method, boolean refreshes) {
    static final Set<ClientAuthenticationMethod> METHODS = Set.of(
            ClientAuthenticationMethod.NONE,
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private static final int MAX_NAME_LENGTH = 200;
    private static final String UNNAMED = "An application without a name";

    /** Reads a registration request. */
    static OAuthClientMetadata parse(String json) throws OAuthError {
        try {
            return of(JSONObjectUtils.parse(json));
        } catch (ParseException e) {
            throw unreadable(e);
        }
    }

    /** Reads a metadata document. */
    static OAuthClientMetadata of(JSONObject json) throws OAuthError {
        try {
            return of(ClientMetadata.parse(json));
        } catch (ParseException e) {
            throw unreadable(e);
        }
    }

    private static OAuthError unreadable(ParseException e) {
        var error = e.getErrorObject();
        var ofRedirects = error != null && "invalid_redirect_uri".equals(error.getCode());
        return new OAuthError(
                400,
                ofRedirects ? "invalid_redirect_uri" : "invalid_client_metadata",
                "The client's metadata cannot be read: send a JSON object as RFC 7591, section 2, has it");
    }

    private static OAuthClientMetadata of(ClientMetadata given) throws OAuthError {
        var redirects = given.getRedirectionURIStrings();
        if (redirects == null || redirects.isEmpty() || redirects.size() > RedirectUris.MAX_PER_CLIENT) {
            throw redirect("Give 1 to " + RedirectUris.MAX_PER_CLIENT + " redirect_uris");
        }
        for (var redirect : redirects) {
            var fault = RedirectUris.fault(redirect);
            if (fault.isPresent()) {
                throw redirect(fault.get());
            }
        }
        var grants = given.getGrantTypes();
        if (grants != null && !grants.contains(GrantType.AUTHORIZATION_CODE)) {
            throw metadata("grant_types must have authorization_code");
        }
        var answers = given.getResponseTypes();
        if (answers != null && !answers.contains(ResponseType.CODE)) {
            throw metadata("response_types must have code");
        }
        var method = given.getTokenEndpointAuthMethod();
        if (method != null && !METHODS.contains(method)) {
            throw metadata("token_endpoint_auth_method must be none, client_secret_basic or client_secret_post");
        }
        return new OAuthClientMetadata(
                name(given.getName()),
                List.copyOf(redirects),
                method == null ? ClientAuthenticationMethod.getDefault() : method,
                grants == null || grants.contains(GrantType.REFRESH_TOKEN));
    }

    /**
     * Returns the name without controls and marks of direction, which would make a page show something else than is
     * there.
     */
    private static String name(@Nullable String given) throws OAuthError {
        var name = given == null ? "" : given.replaceAll("\\p{C}", "").strip();
        if (name.length() > MAX_NAME_LENGTH) {
            throw metadata("client_name may have " + MAX_NAME_LENGTH + " characters at most");
        }
        return name.isEmpty() ? UNNAMED : name;
    }

    private static OAuthError redirect(String message) {
        return new OAuthError(400, "invalid_redirect_uri", message);
    }

    private static OAuthError metadata(String message) {
        return new OAuthError(400, "invalid_client_metadata", message);
    }
}

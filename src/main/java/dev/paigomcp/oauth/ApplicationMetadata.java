package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.util.List;
import java.util.Set;
import net.minidev.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What an application says of itself (RFC 7591, section 2), held against what this server can do.
 *
 * @param method how it authenticates at the token endpoint
 */
record ApplicationMetadata(String name, List<String> redirects, ClientAuthenticationMethod method, boolean refreshes) {
    static final Set<ClientAuthenticationMethod> METHODS = Set.of(
            ClientAuthenticationMethod.NONE,
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private static final int LONGEST_NAME = 200;
    private static final String UNNAMED = "An application without a name";

    static ApplicationMetadata parse(String json) throws OAuthError {
        try {
            return of(JSONObjectUtils.parse(json));
        } catch (ParseException e) {
            throw unreadable(e);
        }
    }

    static ApplicationMetadata of(JSONObject json) throws OAuthError {
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

    private static ApplicationMetadata of(ClientMetadata said) throws OAuthError {
        var redirects = said.getRedirectionURIStrings();
        if (redirects == null || redirects.isEmpty() || redirects.size() > RedirectUris.MOST) {
            throw redirect("Give 1 to " + RedirectUris.MOST + " redirect_uris");
        }
        for (var redirect : redirects) {
            var fault = RedirectUris.fault(redirect);
            if (fault.isPresent()) {
                throw redirect(fault.get());
            }
        }
        var grants = said.getGrantTypes();
        if (grants != null && !grants.contains(GrantType.AUTHORIZATION_CODE)) {
            throw metadata("grant_types must have authorization_code");
        }
        var answers = said.getResponseTypes();
        if (answers != null && !answers.contains(ResponseType.CODE)) {
            throw metadata("response_types must have code");
        }
        var method = said.getTokenEndpointAuthMethod();
        if (method != null && !METHODS.contains(method)) {
            throw metadata("token_endpoint_auth_method must be none, client_secret_basic or client_secret_post");
        }
        return new ApplicationMetadata(
                name(said.getName()),
                List.copyOf(redirects),
                method == null ? ClientAuthenticationMethod.getDefault() : method,
                grants == null || grants.contains(GrantType.REFRESH_TOKEN));
    }

    /** Without what would make a page show something else than is there: controls and marks of direction. */
    private static String name(@Nullable String said) throws OAuthError {
        var name = said == null ? "" : said.replaceAll("\\p{C}", "").strip();
        if (name.length() > LONGEST_NAME) {
            throw metadata("client_name may have " + LONGEST_NAME + " characters at most");
        }
        return name.isEmpty() ? UNNAMED : name;
    }

    private static OAuthError redirect(String words) {
        return new OAuthError(400, "invalid_redirect_uri", words);
    }

    private static OAuthError metadata(String words) {
        return new OAuthError(400, "invalid_client_metadata", words);
    }
}

package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an application says about itself (RFC 7591, section 2), as far as this server uses it. What it does not use is
 * not looked at, whatever it is.
 *
 * @param redirects those that may be registered; at least one
 * @param method how it authenticates at the token endpoint
 * @param refreshes whether it takes refresh tokens
 */
record OAuthClientMetadata(String name, List<String> redirects, ClientAuthenticationMethod method, boolean refreshes) {
    static final Set<ClientAuthenticationMethod> METHODS = Set.of(
            ClientAuthenticationMethod.NONE,
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST);
    static final String METHOD = "token_endpoint_auth_method";

    private static final int MAX_NAME_LENGTH = 200;
    private static final String UNNAMED = "An application without a name";

    /** Reads a registration request. */
    static OAuthClientMetadata parse(String json, RedirectRules rules) throws OAuthError {
        try {
            var metadata = Json.MAPPER.readTree(json);
            if (metadata != null && metadata.isObject()) {
                return of(metadata, method(metadata), rules);
            }
        } catch (JacksonException e) {
            throw metadata("The client's metadata cannot be read: send a JSON object as RFC 7591, section 2, has it");
        }
        throw metadata("The client's metadata must be a JSON object as RFC 7591, section 2, has it");
    }

    /** Reads a metadata document of a client without a secret. */
    static OAuthClientMetadata ofPublic(JsonNode document, RedirectRules rules) throws OAuthError {
        return of(document, ClientAuthenticationMethod.NONE, rules);
    }

    private static OAuthClientMetadata of(JsonNode metadata, ClientAuthenticationMethod method, RedirectRules rules)
            throws OAuthError {
        var grants = words(metadata, "grant_types");
        if (grants != null && !grants.contains("authorization_code")) {
            throw metadata("grant_types must have authorization_code");
        }
        var answers = words(metadata, "response_types");
        if (answers != null && !answers.contains("code")) {
            throw metadata("response_types must have code");
        }
        return new OAuthClientMetadata(
                name(metadata),
                redirects(metadata.path("redirect_uris"), rules),
                method,
                grants == null || grants.contains("refresh_token"));
    }

    /**
     * Returns the redirects that may be registered. Others are left out, as a server may (RFC 7591, section 3.2.1): an
     * application that runs in many places names addresses of all of them.
     */
    private static List<String> redirects(JsonNode given, RedirectRules rules) throws OAuthError {
        if (!given.isArray() || given.isEmpty() || given.size() > RedirectRules.MAX_PER_CLIENT) {
            throw redirect("Give 1 to " + RedirectRules.MAX_PER_CLIENT + " redirect_uris");
        }
        var usable = new ArrayList<String>();
        var fault = "";
        for (var each : given) {
            var of = each.isString() ? rules.fault(each.stringValue()) : Optional.of("a redirect URI must be a text");
            if (of.isEmpty()) {
                usable.add(each.stringValue());
            } else if (fault.isEmpty()) {
                fault = of.get();
            }
        }
        if (usable.isEmpty()) {
            throw redirect("None of the redirect_uris can be used here: " + fault);
        }
        return usable;
    }

    private static ClientAuthenticationMethod method(JsonNode metadata) throws OAuthError {
        var given = metadata.path(METHOD);
        if (given.isMissingNode() || given.isNull()) {
            return ClientAuthenticationMethod.getDefault();
        }
        return METHODS.stream()
                .filter(method -> given.isString() && method.getValue().equals(given.stringValue()))
                .findFirst()
                .orElseThrow(() -> metadata(METHOD + " must be none, client_secret_basic or client_secret_post"));
    }

    /** Returns a list of texts; null if it is not given. */
    private static @Nullable List<String> words(JsonNode metadata, String name) throws OAuthError {
        var given = metadata.path(name);
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        var words = new ArrayList<String>();
        for (var word : given) {
            words.add(word.isString() ? word.stringValue() : "");
        }
        if (!given.isArray() || words.contains("")) {
            throw metadata(name + " must be a list of texts");
        }
        return words;
    }

    /**
     * Returns the name without controls and marks of direction, which would make a page show something else than is
     * there.
     */
    private static String name(JsonNode metadata) throws OAuthError {
        var given = metadata.path("client_name");
        if (!given.isString() && !given.isMissingNode() && !given.isNull()) {
            throw metadata("client_name must be a text");
        }
        var name =
                given.isString() ? given.stringValue().replaceAll("\\p{C}", "").strip() : "";
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

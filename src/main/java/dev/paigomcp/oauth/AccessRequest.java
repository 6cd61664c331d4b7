package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.mapping.Scope;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks for at the authorization endpoint (OAuth 2.1, section 4.1.1), checked.
 *
 * @param client the id of the application
 * @param clientName by its own account
 * @param redirect where the answer goes; one of the application's
 * @param redirectGiven whether the request named it; if so, the token request must name it too
 * @param state given back as it came
 * @param challenge of PKCE, by S256
 * @param refreshes whether the application takes refresh tokens
 */
record AccessRequest(
        String client,
        String clientName,
        String redirect,
        boolean redirectGiven,
        @Nullable String state,
        String challenge,
        Set<Scope> scopes,
        boolean refreshes) {
    static final int MAX_STATE_LENGTH = 4096;
    /** A digest by S256, as base64url. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    AccessRequest {
        scopes = Set.copyOf(scopes);
    }

    /**
     * Reads a request.
     *
     * @param redirect known to be the application's
     */
    static AccessRequest parse(
            Map<String, List<String>> parameters,
            OAuthClient client,
            String redirect,
            boolean redirectGiven,
            OAuthEndpoints endpoints)
            throws OAuthError {
        for (var unsupported : List.of("request", "request_uri")) {
            if (parameters.containsKey(unsupported)) {
                throw new OAuthError(
                        400, unsupported + "_not_supported", "Send the parameters themselves, without " + unsupported);
            }
        }
        var request = OAuthRequestBody.read(() -> AuthorizationRequest.parse(parameters));
        check(request, endpoints);
        return new AccessRequest(
                client.id(),
                client.name(),
                redirect,
                redirectGiven,
                OAuthRequestBody.one(parameters, "state"),
                challenge(request),
                scopes(request.getScope()),
                client.refreshes());
    }

    private static void check(AuthorizationRequest request, OAuthEndpoints endpoints) throws OAuthError {
        if (!ResponseType.CODE.equals(request.getResponseType())) {
            throw new OAuthError(400, "unsupported_response_type", "response_type must be code");
        }
        if (request.getResponseMode() != null
                && !request.getResponseMode().getValue().equals("query")) {
            throw OAuthError.invalidRequest("response_mode must be query, or left out");
        }
        if (request.getState() != null && request.getState().getValue().length() > MAX_STATE_LENGTH) {
            throw OAuthError.invalidRequest("state may have " + MAX_STATE_LENGTH + " characters at most");
        }
        if (request.getState() != null && request.getState().getValue().chars().anyMatch(Character::isISOControl)) {
            throw OAuthError.invalidRequest("state must have no control characters (RFC 6749, appendix A.5)");
        }
        if (request.getPrompt() != null && request.getPrompt().toString().contains("none")) {
            throw new OAuthError(
                    400, "interaction_required", "Nobody is let in here without a consent: leave out prompt");
        }
        var resources = request.getResources();
        if (resources != null && !resources.stream().allMatch(endpoints::isResource)) {
            throw OAuthError.invalidTarget(endpoints.resource());
        }
    }

    private static String challenge(AuthorizationRequest request) throws OAuthError {
        var challenge = request.getCodeChallenge();
        if (challenge == null) {
            throw OAuthError.invalidRequest(
                    "code_challenge is missing: PKCE is required, with code_challenge_method S256");
        }
        if (!CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            throw OAuthError.invalidRequest(
                    "code_challenge_method must be S256; plain proves nothing to who reads along");
        }
        if (!CHALLENGE.matcher(challenge.getValue()).matches()) {
            throw OAuthError.invalidRequest("code_challenge must be a SHA-256 digest as base64url: 43 characters");
        }
        return challenge.getValue();
    }

    /**
     * Returns the scopes that are asked for: all of them if none is, since whoever consents can take away any. Unknown
     * ones are left out, not refused.
     */
    private static Set<Scope> scopes(com.nimbusds.oauth2.sdk.@Nullable Scope asked) throws OAuthError {
        if (asked == null || asked.isEmpty()) {
            return EnumSet.allOf(Scope.class);
        }
        var known = EnumSet.noneOf(Scope.class);
        asked.toStringList().forEach(text -> Scope.of(text).ifPresent(known::add));
        if (known.isEmpty() && asked.toStringList().stream().anyMatch(text -> text.startsWith(Scope.PREFIX))) {
            throw new OAuthError(
                    400, "invalid_scope", "Of " + String.join(", ", ScopeVersion.TWO.texts()) + ", none is asked for");
        }
        return known.isEmpty() ? EnumSet.allOf(Scope.class) : known;
    }
}

package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.mapping.Scope;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The authorization endpoint (OAuth 2.1, section 4.1.1): what an application asks for, before anybody has signed in. */
final class AuthorizeRoute {
    private static final int LONGEST_STATE = 4096;
    /** Of S256: a digest as base64url. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final OAuthEndpoints place;
    private final ClientRegistry clients;
    private final SignInFlow signIns;
    private final Function<Context, String> addresses;

    AuthorizeRoute(
            OAuthEndpoints place, ClientRegistry clients, SignInFlow signIns, Function<Context, String> addresses) {
        this.place = place;
        this.clients = clients;
        this.signIns = signIns;
        this.addresses = addresses;
    }

    /** Where an answer may go: proved to be the application's. */
    private record Proved(OAuthClient client, String redirect, boolean given) {}

    void handle(Context ctx) {
        try {
            var parameters = OAuthRequestBody.parameters(ctx.req().getQueryString());
            var proved = proved(parameters, addresses.apply(ctx));
            var state = OAuthRequestBody.one(parameters, "state");
            try {
                signIns.begin(ctx, pending(parameters, proved, state, signIns.browser(ctx)));
            } catch (OAuthError e) {
                OAuthResponses.redirect(ctx, RedirectUris.with(proved.redirect(), error(e, state)));
            }
        } catch (OAuthError e) {
            // Not to the address that was asked for: nobody knows yet whose it is (OAuth 2.1, section 4.1.2.1).
            OAuthResponses.waiting(ctx, e.pause());
            var status = e.status() == 401 ? 400 : e.status();
            ErrorPage.of(status, "This link does not work", e.words()).write(ctx);
        }
    }

    private Proved proved(Map<String, List<String>> parameters, String address) throws OAuthError {
        var id = OAuthRequestBody.one(parameters, "client_id");
        if (id == null) {
            throw OAuthError.request("The application did not say which one it is: client_id must be given once");
        }
        var client = clients.find(id, address);
        var asked = parameters.getOrDefault("redirect_uri", List.of());
        if (asked.isEmpty() && client.redirects().size() == 1) {
            return new Proved(client, client.redirects().get(0), false);
        }
        if (asked.size() != 1 || !RedirectUris.isOneOf(client.redirects(), asked.get(0))) {
            throw OAuthError.request("The application wants its answer at an address that it has not registered:"
                    + " redirect_uri must be one of its redirect_uris, letter by letter");
        }
        return new Proved(client, asked.get(0), true);
    }

    private SignInSession pending(
            Map<String, List<String>> parameters, Proved proved, @Nullable String state, String browser)
            throws OAuthError {
        for (var unsupported : List.of("request", "request_uri")) {
            if (parameters.containsKey(unsupported)) {
                throw new OAuthError(
                        400, unsupported + "_not_supported", "Send the parameters themselves, without " + unsupported);
            }
        }
        try {
            var request = AuthorizationRequest.parse(parameters);
            check(request);
            return new SignInSession(
                    proved.client().id(),
                    proved.client().name(),
                    proved.redirect(),
                    proved.given(),
                    state,
                    challenge(request),
                    scopes(request.getScope()),
                    proved.client().refreshes(),
                    RandomTokens.hash(browser),
                    false,
                    "",
                    List.of(),
                    "");
        } catch (ParseException e) {
            throw OAuthError.by(e.getErrorObject());
        }
    }

    private void check(AuthorizationRequest request) throws OAuthError {
        if (!ResponseType.CODE.equals(request.getResponseType())) {
            throw new OAuthError(400, "unsupported_response_type", "response_type must be code");
        }
        if (request.getResponseMode() != null
                && !request.getResponseMode().getValue().equals("query")) {
            throw OAuthError.request("response_mode must be query, or left out");
        }
        if (request.getState() != null && request.getState().getValue().length() > LONGEST_STATE) {
            throw OAuthError.request("state may have " + LONGEST_STATE + " characters at most");
        }
        if (request.getState() != null && request.getState().getValue().chars().anyMatch(Character::isISOControl)) {
            throw OAuthError.request("state must have no control characters (RFC 6749, appendix A.5)");
        }
        if (request.getPrompt() != null && request.getPrompt().toString().contains("none")) {
            throw new OAuthError(
                    400, "interaction_required", "Nobody is let in here without a consent: leave out prompt");
        }
        var resources = request.getResources();
        if (resources != null && !resources.stream().allMatch(place::isResource)) {
            throw OAuthError.target(place.resource());
        }
    }

    private static String challenge(AuthorizationRequest request) throws OAuthError {
        var challenge = request.getCodeChallenge();
        if (challenge == null) {
            throw OAuthError.request("code_challenge is missing: PKCE is required, with code_challenge_method S256");
        }
        if (!CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod())) {
            throw OAuthError.request("code_challenge_method must be S256; plain proves nothing to who reads along");
        }
        if (!CHALLENGE.matcher(challenge.getValue()).matches()) {
            throw OAuthError.request("code_challenge must be a SHA-256 digest as base64url: 43 characters");
        }
        return challenge.getValue();
    }

    /** None asked for means all of them: he who consents can take away any. Unknown ones are left out, not refused. */
    private static Set<Scope> scopes(com.nimbusds.oauth2.sdk.@Nullable Scope asked) throws OAuthError {
        if (asked == null || asked.isEmpty()) {
            return EnumSet.allOf(Scope.class);
        }
        var known = EnumSet.noneOf(Scope.class);
        asked.toStringList().forEach(text -> Scope.of(text).ifPresent(known::add));
        if (known.isEmpty() && asked.toStringList().stream().anyMatch(text -> text.startsWith(Scope.PREFIX))) {
            throw new OAuthError(400, "invalid_scope", "Of paigo:read, paigo:write and paigo:money, none is asked for");
        }
        return known.isEmpty() ? EnumSet.allOf(Scope.class) : known;
    }

    private Map<String, String> error(OAuthError why, @Nullable String state) {
        var answer = new LinkedHashMap<String, String>();
        answer.put("error", why.code());
        answer.put("error_description", why.words());
        if (state != null && state.length() <= LONGEST_STATE) {
            answer.put("state", state);
        }
        answer.put("iss", place.issuer());
        return answer;
    }
}

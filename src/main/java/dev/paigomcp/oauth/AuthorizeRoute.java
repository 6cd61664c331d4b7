package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The authorization endpoint (OAuth 2.1, section 4.1.1): takes the request of an application and begins a sign-in. An
 * error goes back to the application only once the redirect is known to be the application's; before that, it is shown
 * on a page.
 */
final class AuthorizeRoute {
    private final OAuthEndpoints endpoints;
    private final ClientRegistry clients;
    private final SignInSessions sessions;
    private final SignInRoutes signIns;
    private final Function<Context, String> addresses;

    AuthorizeRoute(
            OAuthEndpoints endpoints,
            ClientRegistry clients,
            SignInSessions sessions,
            SignInRoutes signIns,
            Function<Context, String> addresses) {
        this.endpoints = endpoints;
        this.clients = clients;
        this.sessions = sessions;
        this.signIns = signIns;
        this.addresses = addresses;
    }

    /** Where the answer may go: an address that the application has registered. */
    private record Redirect(OAuthClient client, String uri, boolean given) {}

    void handle(Context ctx) {
        try {
            var parameters = OAuthRequestBody.parameters(ctx.req().getQueryString());
            var redirect = redirect(parameters, addresses.apply(ctx));
            var browser = sessions.browser(ctx);
            try {
                var request =
                        AccessRequest.parse(parameters, redirect.client(), redirect.uri(), redirect.given(), endpoints);
                signIns.begin(ctx, request, browser);
            } catch (OAuthError e) {
                var state = OAuthRequestBody.one(parameters, "state");
                var returned = state == null || state.length() > AccessRequest.MAX_STATE_LENGTH ? null : state;
                OAuthResponses.redirect(
                        ctx,
                        RedirectUris.withError(redirect.uri(), e.code(), e.message(), returned, endpoints.issuer()));
            }
        } catch (OAuthError e) {
            // Not to the address that was asked for: nobody knows yet whose it is (OAuth 2.1, section 4.1.2.1).
            var status = e.status() == 401 ? 400 : e.status();
            OAuthResponses.errorPage(ctx, status, "This link does not work", e);
        }
    }

    private Redirect redirect(Map<String, List<String>> parameters, String address) throws OAuthError {
        var id = OAuthRequestBody.one(parameters, "client_id");
        if (id == null) {
            throw OAuthError.invalidRequest(
                    "The application did not say which one it is: client_id must be given once");
        }
        var client = clients.find(id, address);
        var asked = parameters.getOrDefault("redirect_uri", List.of());
        if (asked.isEmpty() && client.redirects().size() == 1) {
            return new Redirect(client, client.redirects().get(0), false);
        }
        if (asked.size() != 1 || !RedirectUris.isOneOf(client.redirects(), asked.get(0))) {
            throw OAuthError.invalidRequest("The application wants its answer at an address that it has not registered:"
                    + " redirect_uri must be one of its redirect_uris, letter by letter");
        }
        return new Redirect(client, asked.get(0), true);
    }
}

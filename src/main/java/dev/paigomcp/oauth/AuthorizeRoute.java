package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.html.Html;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint (OAuth 2.1, section 4.1.1): takes the request of an application and begins a sign-in.
 *
 * <p>An error is shown on a page. If the redirect is the application's, a link there takes the error to it; without the
 * page, anybody could register an address and use this server's name to send people there (RFC 9700, section 4.11.2).
 * Only a program of this machine, and an application that the operator trusts, gets it at once.
 */
final class AuthorizeRoute {
    private static final String TITLE = "This link does not work";

    private final OAuthEndpoints endpoints;
    private final ClientRegistry clients;
    private final SignInSessions sessions;
    private final SignInRoutes signIns;
    private final Function<Context, String> addresses;
    private final Predicate<OAuthClient> trusted;

    /** @param trusted the applications to which an error goes back at once */
    AuthorizeRoute(
            OAuthEndpoints endpoints,
            ClientRegistry clients,
            SignInSessions sessions,
            SignInRoutes signIns,
            Function<Context, String> addresses,
            Predicate<OAuthClient> trusted) {
        this.endpoints = endpoints;
        this.clients = clients;
        this.sessions = sessions;
        this.signIns = signIns;
        this.addresses = addresses;
        this.trusted = trusted;
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
                refuse(ctx, redirect, OAuthRequestBody.one(parameters, "state"), e);
            }
        } catch (OAuthError e) {
            // Not to the address that was asked for: nobody knows yet whose it is (OAuth 2.1, section 4.1.2.1).
            var status = e.status() == 401 ? 400 : e.status();
            OAuthResponses.errorPage(ctx, status, TITLE, e, Html.NOTHING);
        }
    }

    private void refuse(Context ctx, Redirect redirect, @Nullable String state, OAuthError error) {
        var returned = state == null || state.length() > AccessRequest.MAX_STATE_LENGTH ? null : state;
        var answer =
                RedirectUris.withError(redirect.uri(), error.code(), error.message(), returned, endpoints.issuer());
        if (RedirectUris.isLoopback(redirect.uri()) || trusted.test(redirect.client())) {
            OAuthResponses.redirect(ctx, answer);
            return;
        }
        var link = Html.of(
                """
                <p>{} asked in a way that this server refuses. You can take this answer to it, at {}, if you began this\
                 there.</p>
                <div class="actions"><a class="button quiet" href="{}" rel="noreferrer">Continue to {}</a></div>
                """,
                redirect.client().name(),
                RedirectUris.shown(redirect.uri()),
                answer,
                RedirectUris.shown(redirect.uri()));
        OAuthResponses.errorPage(ctx, 400, TITLE, error, link);
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

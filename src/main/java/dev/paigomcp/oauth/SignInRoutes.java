package dev.paigomcp.oauth;

import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Secret;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.signin.PaigoCredentialSignIn;
import dev.paigomcp.signin.SignedInUser;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The addresses at which people sign in, from the request of an application to the consent page. */
final class SignInRoutes {
    private final OAuthEndpoints endpoints;
    private final SignInSessions sessions;
    private final SignInMethods methods;
    private final Function<Context, String> addresses;

    SignInRoutes(
            OAuthEndpoints endpoints,
            SignInSessions sessions,
            SignInMethods methods,
            Function<Context, String> addresses) {
        this.endpoints = endpoints;
        this.sessions = sessions;
        this.methods = methods;
        this.addresses = addresses;
    }

    /** Lets the person choose how to sign in, or sends them to their organisation if there is no choice. */
    void begin(Context ctx, AccessRequest request, String browser) {
        var session = sessions.begin(request, browser, addresses.apply(ctx));
        if (methods.own().isEmpty()) {
            OAuthResponses.redirect(ctx, endpoints.url(OAuthEndpoints.COMPANY) + "?request=" + session.id());
        } else {
            page(session).write(ctx);
        }
    }

    private SignInPage page(SignInSessions.Bound session) {
        return new SignInPage(
                session.id(),
                session.formToken(),
                session.request().clientName(),
                methods.own().map(PaigoCredentialSignIn::environment).orElse(null),
                methods.company().map(OidcSignIn::providerName).orElse(null));
    }

    /** {@code GET /oauth/company}: sends the browser to the identity provider. */
    void toCompany(Context ctx) throws OAuthError {
        var parameters = OAuthRequestBody.parameters(ctx.req().getQueryString());
        var session = sessions.find(ctx, OAuthRequestBody.one(parameters, "request"));
        var url = methods.requireCompany().begin(session.id(), addresses.apply(ctx), session.expires());
        OAuthResponses.redirect(ctx, url.toString());
    }

    /** {@code GET /oauth/callback}: the browser comes back from the identity provider. */
    void fromCompany(Context ctx) throws OAuthError {
        var company = methods.requireCompany();
        var answer = company.receive(OAuthRequestBody.parameters(ctx.req().getQueryString()));
        // The browser that brings the answer must be the one that asked. Otherwise a stranger could make somebody work
        // on the
        // stranger's account.
        var session = sessions.find(ctx, answer.session());
        signIn(ctx, session, company.prove(answer));
    }

    /** {@code POST /oauth/own}: the credentials of a Paigo account. */
    void own(Context ctx) throws OAuthError {
        var form = OAuthRequestBody.form(ctx);
        var session = sessions.find(ctx, OAuthRequestBody.one(form, "request"));
        session.checkForm(form);
        var own = methods.requireOwn();
        var clientId = field(form, "client_id");
        var name = field(form, "name");
        SignedInUser user;
        try {
            user = own.prove(clientId, new Secret(field(form, "client_secret")), name, addresses.apply(ctx));
        } catch (OAuthError e) {
            OAuthResponses.retryAfter(ctx, e);
            page(session).again(e.status(), e.message(), clientId, name).write(ctx);
            return;
        }
        signIn(ctx, session, user);
    }

    private static String field(Map<String, List<String>> form, String name) {
        var value = OAuthRequestBody.one(form, name);
        return value == null ? "" : value.strip();
    }

    private void signIn(Context ctx, SignInSessions.Bound session, SignedInUser user) throws OAuthError {
        sessions.signIn(session, user);
        OAuthResponses.redirect(ctx, endpoints.url(OAuthEndpoints.CONSENT) + "?request=" + session.id());
    }
}

package dev.paigomcp.oauth;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.mapping.Scope;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows a person what an application asks for, and takes the decision back to the application. */
final class ConsentRoute {
    private final OAuthEndpoints endpoints;
    private final SignInSessions sessions;
    private final Account.Directory accounts;
    private final AuthorizationCodes codes;

    ConsentRoute(
            OAuthEndpoints endpoints, SignInSessions sessions, Account.Directory accounts, AuthorizationCodes codes) {
        this.endpoints = endpoints;
        this.sessions = sessions;
        this.accounts = accounts;
        this.codes = codes;
    }

    /** {@code GET /oauth/consent}. */
    void show(Context ctx) throws OAuthError {
        var parameters = OAuthRequestBody.parameters(ctx.req().getQueryString());
        var session = sessions.find(ctx, OAuthRequestBody.one(parameters, "request"));
        page(session, choices(session.signedIn())).page("").write(ctx);
    }

    /** {@code POST /oauth/consent}. */
    void decide(Context ctx) throws OAuthError {
        var form = OAuthRequestBody.form(ctx);
        var session = sessions.find(ctx, OAuthRequestBody.one(form, "request"));
        var signedIn = session.signedIn();
        session.checkForm(form);
        if (!"allow".equals(OAuthRequestBody.one(form, "decision"))) {
            deny(ctx, session);
            return;
        }
        var choices = choices(signedIn);
        var chosen = chosen(choices, form);
        if (chosen.isEmpty()) {
            page(session, choices).page("Choose an account.").write(ctx);
            return;
        }
        var granted = granted(chosen.get(), form);
        if (granted.isEmpty()) {
            page(session, choices)
                    .page("Nothing of what is checked may be done on this account: check something else, or cancel.")
                    .write(ctx);
            return;
        }
        sessions.end(session);
        var request = session.request();
        var code = codes.issue(signedIn, chosen.get().principal(), granted);
        OAuthResponses.redirect(
                ctx, RedirectUris.withCode(request.redirect(), code, request.state(), endpoints.issuer()));
    }

    private void deny(Context ctx, SignInSessions.Bound session) throws OAuthError {
        sessions.end(session);
        var request = session.request();
        OAuthResponses.redirect(
                ctx,
                RedirectUris.withError(
                        request.redirect(),
                        "access_denied",
                        "It was not allowed",
                        request.state(),
                        endpoints.issuer()));
    }

    private static Optional<ConsentPage.Choice> chosen(
            List<ConsentPage.Choice> choices, Map<String, List<String>> form) {
        var account = OAuthRequestBody.one(form, "account");
        return choices.stream()
                .filter(choice -> choices.size() == 1 || choice.account().id().equals(account))
                .findFirst();
    }

    private List<ConsentPage.Choice> choices(SignInSession.SignedIn session) throws OAuthError {
        var choices = session.principals().stream()
                .flatMap(principal -> accounts.find(principal.account()).stream()
                        .map(account -> {
                            var scopes = EnumSet.copyOf(principal.scopes());
                            scopes.retainAll(session.request().scopes());
                            return new ConsentPage.Choice(principal, account, scopes);
                        }))
                .toList();
        if (choices.isEmpty()) {
            throw SignInSessions.gone();
        }
        return choices;
    }

    private static Set<Scope> granted(ConsentPage.Choice choice, Map<String, List<String>> form) {
        var granted = EnumSet.noneOf(Scope.class);
        form.getOrDefault("scope", List.of()).forEach(text -> Scope.of(text).ifPresent(granted::add));
        granted.retainAll(choice.scopes());
        return granted;
    }

    private static ConsentPage page(SignInSessions.Bound session, List<ConsentPage.Choice> choices) throws OAuthError {
        return new ConsentPage(
                session.id(),
                session.formToken(),
                session.request(),
                session.signedIn().shown(),
                choices);
    }
}

package dev.paigomcp.oauth;

import dev.paigomcp.auth.Accounts;
import dev.paigomcp.mapping.Scope;
import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shows what an application asks for, and takes the decision. */
final class ConsentRoute {
    private final OAuthEndpoints place;
    private final SignInFlow signIns;
    private final Accounts accounts;
    private final Grants grants;

    ConsentRoute(OAuthEndpoints place, SignInFlow signIns, Accounts accounts, Grants grants) {
        this.place = place;
        this.signIns = signIns;
        this.accounts = accounts;
        this.grants = grants;
    }

    /** {@code GET /oauth/consent}. */
    void show(Context ctx) {
        SignInFlow.page(ctx, () -> {
            var mine = signedIn(ctx, OAuthRequestBody.parameters(ctx.req().getQueryString()));
            page(mine, choices(mine.pending())).page("").write(ctx);
        });
    }

    /** {@code POST /oauth/consent}. */
    void decide(Context ctx) {
        SignInFlow.page(ctx, () -> {
            var form = OAuthRequestBody.form(ctx);
            var mine = signedIn(ctx, form);
            SignInFlow.checkToken(mine, form);
            var pending = mine.pending();
            if (!"allow".equals(OAuthRequestBody.one(form, "decision"))) {
                end(mine);
                answer(ctx, pending, Map.of("error", "access_denied", "error_description", "It was not allowed"));
                return;
            }
            var choices = choices(pending);
            var chosen = choices.size() == 1 ? choices.stream().findFirst() : chosen(choices, form);
            var granted = chosen.map(choice -> granted(choice, form)).orElse(Set.of());
            if (chosen.isEmpty() || granted.isEmpty()) {
                var trouble = chosen.isEmpty()
                        ? "Choose an account."
                        : "Nothing of what is checked may be done on this account: check something else, or cancel.";
                page(mine, choices).page(trouble).write(ctx);
                return;
            }
            end(mine);
            var caller = pending.callers().stream()
                    .filter(one -> one.account().equals(chosen.get().account().id()))
                    .findFirst()
                    .orElseThrow(SignInFlow::gone);
            answer(ctx, pending, Map.of("code", grants.consented(pending, caller, granted)));
        });
    }

    private static Optional<ConsentPage.Choice> chosen(
            List<ConsentPage.Choice> choices, Map<String, List<String>> form) {
        var id = OAuthRequestBody.one(form, "account");
        return choices.stream()
                .filter(choice -> choice.account().id().equals(id))
                .findFirst();
    }

    private static Set<Scope> granted(ConsentPage.Choice choice, Map<String, List<String>> form) {
        var granted = EnumSet.noneOf(Scope.class);
        form.getOrDefault("scope", List.of()).forEach(text -> Scope.of(text).ifPresent(granted::add));
        granted.retainAll(choice.scopes());
        return granted;
    }

    private SignInFlow.Mine signedIn(Context ctx, Map<String, List<String>> parameters) throws OAuthError {
        var mine = signIns.mine(ctx, parameters);
        if (!mine.pending().signedIn()) {
            throw SignInFlow.gone();
        }
        return mine;
    }

    private void end(SignInFlow.Mine mine) throws OAuthError {
        if (!signIns.end(mine)) {
            throw SignInFlow.gone();
        }
    }

    private List<ConsentPage.Choice> choices(SignInSession pending) throws OAuthError {
        var choices = pending.callers().stream()
                .flatMap(caller -> accounts.find(caller.account()).stream().map(account -> {
                    var scopes = EnumSet.copyOf(caller.scopes());
                    scopes.retainAll(pending.scopes());
                    return new ConsentPage.Choice(account, scopes);
                }))
                .toList();
        if (choices.isEmpty()) {
            throw SignInFlow.gone();
        }
        return choices;
    }

    private ConsentPage page(SignInFlow.Mine mine, List<ConsentPage.Choice> choices) {
        return new ConsentPage(mine.id(), mine.token(), mine.pending(), choices);
    }

    private void answer(Context ctx, SignInSession pending, Map<String, String> what) {
        var answer = new LinkedHashMap<String, String>();
        Stream.of("code", "error", "error_description")
                .filter(what::containsKey)
                .forEach(name -> answer.put(name, String.valueOf(what.get(name))));
        var state = pending.state();
        if (state != null) {
            answer.put("state", state);
        }
        answer.put("iss", place.issuer()); // RFC 9207
        OAuthResponses.redirect(ctx, RedirectUris.with(pending.redirect(), answer));
    }
}

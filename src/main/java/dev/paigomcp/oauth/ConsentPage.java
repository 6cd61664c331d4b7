package dev.paigomcp.oauth;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.html.Html;
import dev.paigomcp.html.Page;
import dev.paigomcp.mapping.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The page where a person decides what an application may do.
 *
 * @param session the id of the session
 * @param token that the form brings along
 * @param request of the application
 * @param shown what the person knows themselves by
 * @param choices the accounts that the person may work on; never empty
 */
record ConsentPage(String session, String token, AccessRequest request, String shown, List<Choice> choices) {
    private static final Map<Scope, String> TITLES = Map.of(
            Scope.read, "Look things up",
            Scope.write, "Set up customers and plans",
            Scope.usage, "Record usage that will be billed",
            Scope.money, "Move money");
    private static final Map<Scope, String> MEANINGS = Map.of(
            Scope.read, "Customers, plans, usage, invoices and credit. Changes nothing.",
            Scope.write, "Create customers, prices and plans. Nobody is billed or given credit by it.",
            Scope.usage, "It counts on the customer's next invoice. Cannot be taken back here.",
            Scope.money,
                    "Add credit, create plans that give credit, and put customers on plans that bill or give credit"
                            + " by themselves, now or later. Cannot be taken back here.");

    /**
     * An account that the person may work on.
     *
     * @param principal the person on that account
     * @param scopes what they may do there of what is asked for
     */
    record Choice(Principal principal, Account account, Set<Scope> scopes) {}

    /** @param trouble what is wrong with a decision that was sent; empty if none was */
    Page page(String trouble) {
        var single = choices.size() == 1 ? choices.get(0) : null;
        var body = Html.of(
                """
                {}
                <h1>Allow {} to use {}?</h1>
                {}<dl>
                <div><dt>Application</dt><dd>{}<br><span class="soft">{}</span></dd></div>
                <div><dt>Answer goes to</dt><dd>{}</dd></div>
                {}<div><dt>Signed in as</dt><dd>{}</dd></div>
                </dl>
                <form method="post" action="consent">
                <input type="hidden" name="request" value="{}">
                <input type="hidden" name="token" value="{}">
                {}<fieldset><legend>It may</legend>
                {}
                </fieldset>
                <p class="soft">It asks for this; take away what it should not have. Allow only what you began yourself.</p>
                <div class="actions"><button class="button quiet" type="submit" name="decision" value="deny">Cancel</button>
                <button class="button" type="submit" name="decision" value="allow">Allow</button></div>
                </form>
                """,
                single == null ? Html.NOTHING : badge(single.account()),
                request.clientName(),
                single == null ? "a Paigo account" : single.account().name(),
                trouble.isEmpty() ? Html.NOTHING : Html.of("<p class=\"alert\" role=\"alert\">{}</p>\n", trouble),
                request.clientName(),
                origin(),
                RedirectUris.shown(request.redirect()),
                single == null ? Html.NOTHING : business(single.account()),
                shown,
                session,
                token,
                single == null ? accounts() : Html.NOTHING,
                scopes());
        return new Page(trouble.isEmpty() ? 200 : 400, "Allow " + request.clientName() + "?", body, true);
    }

    /**
     * Says where the name comes from. A name proves nothing, but the host of a metadata document that was fetched is
     * proved.
     */
    private String origin() {
        return OAuthClient.provedHost(request.client())
                .map(host -> "The name is its own claim; it describes itself at " + host + ".")
                .orElse("The name is its own claim; nobody has checked it.");
    }

    private static Html business(Account account) {
        return Html.of(
                "<div><dt>Paigo business</dt><dd>{}{}</dd></div>\n",
                account.name(),
                account.writes()
                        ? Html.NOTHING
                        : Html.of("<br><span class=\"soft\">read-only on this server, whatever is allowed</span>"));
    }

    private static Html badge(Account account) {
        var environment = account.environment().name();
        return Html.of(
                "<span class=\"badge {}\">{}</span>",
                environment,
                switch (account.environment()) {
                    case production -> "PRODUCTION: real customers, real money";
                    case sandbox -> "Sandbox: no real money";
                    case demo -> "Demo: nothing is real";
                });
    }

    private Html accounts() {
        return Html.of(
                "<fieldset><legend>On the account of</legend>\n{}\n</fieldset>\n",
                Html.all(choices.stream()
                        .map(choice -> Html.of(
                                """
                                <label class="choice"><input type="radio" name="account" value="{}" required><span>\
                                <strong>{}</strong> {} <span class="soft">you may {}{}</span></span></label>\
                                """,
                                choice.account().id(),
                                choice.account().name(),
                                badge(choice.account()),
                                words(choice.scopes()),
                                choice.account().writes() ? "" : "; read-only on this server"))));
    }

    private static String words(Set<Scope> scopes) {
        return String.join(
                ", ",
                scopes.stream()
                        .sorted()
                        .map(scope -> TITLES.getOrDefault(scope, "").toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Html scopes() {
        return Html.all(Arrays.stream(Scope.values())
                .filter(scope ->
                        choices.stream().anyMatch(choice -> choice.scopes().contains(scope)))
                .map(scope ->
                        Html.of("""
                            <label class="choice"><input type="checkbox" name="scope" value="{}" checked><span>\
                            <strong>{}</strong><span class="soft">{}</span></span></label>\
                            """, scope.text(), TITLES.getOrDefault(scope, ""), MEANINGS.getOrDefault(scope, ""))));
    }
}

package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.signin.OidcSignIn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signing in at an organisation's identity provider, and what the rules let people do then. */
class CompanyFlowTest extends CompanySignIns {
    @Test
    void leadsToTokensForTheAccountThatTheRulesName() {
        var consent = signIn();
        assertThat(consent.body())
                .contains("Acme Inc", "PRODUCTION", "anna@acme.example", "app.example.com")
                .contains("Nobody is billed or given credit by it")
                .doesNotContain("read-only");

        var tokens = tokens(browser.allow(consent));
        assertThat(world.server.tokens().verify(tokens.path("access_token").stringValue()))
                .contains(new Principal("anna-4711", "acme", Set.of(Scope.read, Scope.write)));
        assertThat(app.refresh(tokens.path("refresh_token").stringValue()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsThePersonChooseOneOfSeveralAccounts() {
        provider.groups = List.of("chiefs");
        var consent = signIn();
        assertThat(consent.body())
                .containsSubsequence(
                        "Acme Inc</strong>",
                        "you may look things up, set up customers and plans</span>",
                        "Zeta Ltd</strong>",
                        "you may look things up, set up customers and plans; read-only on this server</span>");
        var fields = TestBrowser.form(consent);
        fields.put("decision", List.of("allow"));

        var again = browser.post(World.PUBLIC + "/oauth/consent", fields);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Choose an account.");

        fields.put("account", List.of("zeta"));
        var tokens = tokens(browser.post(World.PUBLIC + "/oauth/consent", fields));
        assertThat(world.server
                        .tokens()
                        .verify(tokens.path("access_token").stringValue())
                        .orElseThrow()
                        .account())
                .isEqualTo("zeta");
    }

    @Test
    void tellsThePersonWhoMayDoNothingOfWhatIsAskedFor() {
        var question = app.question();
        question.put("scope", "paigo:money");

        var page = browser.follow(browser.get(TestApp.url(question)));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("what the application asks for is more than you may do on any account");
    }

    @Test
    void letsThePersonChooseTheWayWhereThereAreTwo() {
        try (var both = World.both(Acme.signIn(provider, rules), Acme.ACCOUNTS)) {
            var page = new TestBrowser(both).get(TestApp.registered(both).authorizeUrl());

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .containsSubsequence(
                            "Continue at localhost", "or with a Paigo account of your own", "client_secret");
        }
    }

    @Test
    void takesNoCredentialsOfPaigoWhereNobodySignsInWithThem() {
        var fields = TestBrowser.form(signIn());
        fields.put("client_id", List.of(world.paigo.clientId()));
        fields.put("client_secret", List.of(world.paigo.clientSecret()));

        var page = browser.post(World.PUBLIC + "/oauth/own", fields);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("Nobody signs in here with credentials of Paigo");
    }

    @Test
    void letsNobodyInByAnEmailThatIsNotVerified() {
        var byEmail = AccessRules.of(
                List.of(new AccessRules.Rule("email", "anna@acme.example", "acme", Set.of(Scope.values()), false)));
        var config = new OidcSignIn.Config(provider.asProvider(), byEmail, AddressPolicy.ANYWHERE);
        try (var other = World.company(config, Acme.ACCOUNTS)) {
            var there = TestApp.registered(other);
            var anna = new TestBrowser(other);
            assertThat(anna.follow(anna.get(there.authorizeUrl())).statusCode()).isEqualTo(403);

            provider.twist = claims -> claims.claim("email_verified", true);
            assertThat(anna.follow(anna.get(there.authorizeUrl())).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tellsThePersonWhenNoRuleLetsThemIn() {
        provider.groups = List.of("guests");

        var page = signIn();

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("no rule of this server lets you in");
    }

    /** Whoever keeps another account must not keep this one by it. */
    @Test
    void aRefreshAppliesTheRulesOfTheAccountThatItIsFor() {
        provider.groups = List.of("chiefs", "billing");
        var fields = TestBrowser.form(signIn());
        fields.put("decision", List.of("allow"));
        fields.put("account", List.of("zeta"));
        var tokens = tokens(browser.post(World.PUBLIC + "/oauth/consent", fields));
        assertThat(tokens.path("scope").stringValue()).isEqualTo("paigo:read paigo:write");

        rules.put("chiefs", Set.of(Scope.read));
        var fresh = TestApp.json(app.refresh(tokens.path("refresh_token").stringValue()));
        assertThat(fresh.path("scope").stringValue())
                .as("those of billing are for acme")
                .isEqualTo("paigo:read");

        rules.remove("chiefs");
        assertThat(app.refresh(fresh.path("refresh_token").stringValue()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRefreshForScopesThatThePersonHasNoMoreEndsNothing() {
        var refresh = tokens(browser.allow(signIn())).path("refresh_token").stringValue();
        rules.put("billing", Set.of(Scope.read));

        var refused = app.refresh(refresh, "paigo:write");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestApp.json(refused).path("error").stringValue()).isEqualTo("invalid_scope");
        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));
        assertThat(TestApp.json(app.refresh(refresh)).path("scope").stringValue())
                .isEqualTo("paigo:read");
    }

    @Test
    void takesRightsAwayWithTheNextRefreshWhenTheRulesHaveChanged() {
        var tokens = tokens(browser.allow(signIn()));
        rules.put("billing", Set.of(Scope.read));

        var fresh = TestApp.json(app.refresh(tokens.path("refresh_token").stringValue()));
        assertThat(fresh.path("scope").stringValue()).isEqualTo("paigo:read");

        rules.remove("billing");
        var last = app.refresh(fresh.path("refresh_token").stringValue());
        assertThat(last.statusCode()).isEqualTo(400);
        assertThat(world.server.tokens().verify(fresh.path("access_token").stringValue()))
                .as("what came of the consent has ended")
                .isEmpty();
    }
}

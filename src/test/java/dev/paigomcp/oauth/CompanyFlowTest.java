package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Secret;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.oauth.FakeProvider.Signature;
import dev.paigomcp.signin.OidcSignIn;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in at an organisation's identity provider, and its answers that prove nothing. */
class CompanyFlowTest {
    private final FakeProvider provider = new FakeProvider();
    private final Map<String, Set<Scope>> rules = Acme.rules();
    private final World world = World.company(Acme.signIn(provider, rules), Acme.ACCOUNTS);
    private final TestBrowser browser = new TestBrowser(world);
    private final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
        provider.close();
    }

    private HttpResponse<String> signIn() {
        return browser.follow(browser.get(app.authorizeUrl()));
    }

    @Test
    void leadsToTokensForTheAccountThatTheRulesName() {
        var consent = signIn();
        assertThat(consent.body())
                .contains("Acme Inc", "PRODUCTION", "anna@acme.example", "app.example.com")
                .contains("Nobody is billed or given credit by it")
                .doesNotContain("read-only");

        var answer = TestBrowser.answer(browser.allow(consent));

        var tokens = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))));
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
        var answer = TestBrowser.answer(browser.post(World.PUBLIC + "/oauth/consent", fields));
        var tokens = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))));
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

    @ParameterizedTest
    @EnumSource(
            value = Signature.class,
            names = {"OF_ANOTHER_KEY", "WITH_THE_CLIENT_SECRET", "NONE"})
    void refusesAnIdTokenThatThePublishedKeysDidNotSign(Signature signature) {
        provider.signature = signature;

        refusesToSignIn();
    }

    @Test
    void refusesAnIdTokenWithAnotherNonce() {
        twisted(claims -> claims.claim("nonce", "of another sign-in"));
    }

    @Test
    void refusesAnIdTokenWithoutNonce() {
        twisted(claims -> claims.claim("nonce", null));
    }

    @Test
    void refusesAnIdTokenOfAnotherIssuer() {
        twisted(claims -> claims.issuer("https://evil.example.com"));
    }

    @Test
    void refusesAnIdTokenForAnotherAudience() {
        twisted(claims -> claims.audience("another client"));
    }

    /** Others hold it too, and could have brought it here. */
    @Test
    void refusesAnIdTokenForSeveralAudiences() {
        twisted(claims -> claims.audience(List.of(FakeProvider.CLIENT_ID, "another client")));
        twisted(claims -> claims.audience(List.of(FakeProvider.CLIENT_ID, "another client"))
                .claim("azp", FakeProvider.CLIENT_ID));
    }

    @Test
    void refusesAnIdTokenThatWasIssuedToAnotherClient() {
        twisted(claims -> claims.claim("azp", "another client"));
        twisted(claims -> claims.claim("azp", List.of(FakeProvider.CLIENT_ID)));
    }

    @Test
    void takesAnIdTokenThatSaysItWasIssuedToThisServer() {
        provider.twist = claims -> claims.claim("azp", FakeProvider.CLIENT_ID);

        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAnIdTokenWithoutExpiry() {
        twisted(claims -> claims.expirationTime(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/extension", "b64"})
    void refusesAnIdTokenWithCriticalHeaders(String critical) {
        provider.critical = critical;

        refusesToSignIn();
    }

    @Test
    void refusesAnAnswerThatIsNoIdToken() {
        provider.signature = Signature.NO_TOKEN;

        refusesToSignIn();
    }

    @Test
    void refusesAnIdTokenThatHasExpired() {
        twisted(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600))));
    }

    private void twisted(UnaryOperator<JWTClaimsSet.Builder> twist) {
        provider.twist = twist;
        refusesToSignIn();
    }

    private void refusesToSignIn() {
        var page = signIn();

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("could not be completed").doesNotContain("name=\"decision\"");
    }

    @Test
    void refusesAnAnswerThatSaysItIsFromAnotherIssuer() {
        provider.answerIssuer = "https://evil.example.com";

        refusesToSignIn();
    }

    @Test
    void asksNoProviderAtAPrivateAddressUnlessThatIsAllowed() {
        var strict = new OidcSignIn.Config(
                provider.asProvider(), Acme.signIn(provider, rules).rules(), AddressPolicy.INTERNET);
        try (var inside = World.company(strict, Acme.ACCOUNTS)) {
            var there = new TestBrowser(inside);

            var page = there.follow(there.get(TestApp.registered(inside).authorizeUrl()));

            assertThat(page.statusCode()).isEqualTo(502);
            assertThat(inside.logged).anyMatch(line -> line.contains("must start with https://"));
        }
    }

    @Test
    void asksNoProviderAtAPrivateAddressByHttpsEither() {
        var issuer = new IdentityProvider(
                URI.create("https://127.0.0.1:9"),
                null,
                null,
                new IdentityProvider.Client("paigo-mcp", new Secret("secret")));
        var strict = new OidcSignIn.Config(issuer, Acme.signIn(provider, rules).rules(), AddressPolicy.INTERNET);
        try (var inside = World.company(strict, Acme.ACCOUNTS)) {
            var there = new TestBrowser(inside);

            var page = there.follow(there.get(TestApp.registered(inside).authorizeUrl()));

            assertThat(page.statusCode()).isEqualTo(502);
            assertThat(inside.logged)
                    .anyMatch(line -> line.contains("UnknownHostException"))
                    .noneMatch(line -> line.contains("ConnectException"));
        }
    }

    @Test
    void endsTheSignInWhoseAnswerComesFromAnotherBrowser() {
        var toCompany = browser.get(app.authorizeUrl());
        var toProvider = browser.get(toCompany.headers().firstValue("Location").orElseThrow());
        var back = browser.get(toProvider.headers().firstValue("Location").orElseThrow());
        var callback = back.headers().firstValue("Location").orElseThrow();
        var victim = new TestBrowser(world);
        victim.get(app.authorizeUrl());

        var page = victim.get(callback);

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("another browser");
        assertThat(browser.get(callback).statusCode())
                .as("the state was used up")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%20", "+", "%09", "%0A"})
    void aBlankCodeIsNone(String code) {
        var toCompany = browser.get(app.authorizeUrl());
        var toProvider = browser.get(toCompany.headers().firstValue("Location").orElseThrow());
        var back = browser.get(toProvider.headers().firstValue("Location").orElseThrow());
        var callback = back.headers().firstValue("Location").orElseThrow();

        var page = browser.get(callback.replaceFirst("code=[^&]+", "code=" + code));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("did not sign you in");
    }

    /** Whoever keeps another account must not keep this one by it. */
    @Test
    void aRefreshAppliesTheRulesOfTheAccountThatItIsFor() {
        provider.groups = List.of("chiefs", "billing");
        var fields = TestBrowser.form(signIn());
        fields.put("decision", List.of("allow"));
        fields.put("account", List.of("zeta"));
        var answer = TestBrowser.answer(browser.post(World.PUBLIC + "/oauth/consent", fields));
        var tokens = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))));
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
        var answer = TestBrowser.answer(browser.allow(signIn()));
        var refresh = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))))
                .path("refresh_token")
                .stringValue();
        rules.put("billing", Set.of(Scope.read));

        var refused = app.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                refresh,
                "client_id",
                app.clientId,
                "scope",
                "paigo:write"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestApp.json(refused).path("error").stringValue()).isEqualTo("invalid_scope");
        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));
        assertThat(TestApp.json(app.refresh(refresh)).path("scope").stringValue())
                .isEqualTo("paigo:read");
    }

    @Test
    void takesRightsAwayWithTheNextRefreshWhenTheRulesHaveChanged() {
        var answer = TestBrowser.answer(browser.allow(signIn()));
        var tokens = TestApp.json(app.token(app.codeRequest(String.valueOf(answer.get("code")))));
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

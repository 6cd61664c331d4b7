package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other sites, other browsers and guessers try at the pages. */
class AbuseTest {
    private static final String OWN = World.PUBLIC + "/oauth/own";
    private static final String CONSENT = World.PUBLIC + "/oauth/consent";

    private final World world = World.own();
    private final TestBrowser browser = new TestBrowser(world);
    private final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
    }

    private HttpResponse<String> signIn(TestBrowser browser, String secret) {
        return browser.signInOwn(browser.get(app.authorizeUrl()), world.paigo.clientId(), secret);
    }

    @Test
    void aThousandWrongSecretsFromOneAddressAskPaigoTenTimes() {
        var page = browser.get(app.authorizeUrl());
        var statuses = IntStream.range(0, 1000)
                .mapToObj(n -> browser.signInOwn(page, "client " + n, "wrong " + n))
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses).containsOnly(403, 429);
        assertThat(statuses.stream().filter(status -> status == 403)).hasSize(10);
        assertThat(signIn(browser, world.paigo.clientSecret()).headers().firstValueAsLong("Retry-After"))
                .hasValue(601);
        world.clock.pass(Duration.ofMinutes(10));
        assertThat(signIn(browser, world.paigo.clientSecret()).statusCode()).isEqualTo(200);
    }

    @Test
    void aThousandWrongSecretsForOneClientFromEverywhereAskPaigoTwoHundredTimes() {
        var statuses = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(n -> signIn(new TestBrowser(world, "198.51.100." + n), "wrong " + n))
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses).containsOnly(403, 429);
        assertThat(statuses.stream().filter(status -> status == 403)).hasSize(200);
    }

    @Test
    void aRightSecretDoesNotCountAsATry() {
        for (var n = 0; n < 30; n++) {
            assertThat(signIn(browser, world.paigo.clientSecret()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRightSecretTakesBackNoWrongOnes() {
        for (var n = 0; n < 9; n++) {
            assertThat(signIn(browser, "wrong " + n).statusCode()).isEqualTo(403);
        }
        assertThat(signIn(browser, world.paigo.clientSecret()).statusCode()).isEqualTo(200);

        assertThat(signIn(browser, "wrong too").statusCode()).isEqualTo(403);
        assertThat(signIn(browser, "one too many").statusCode()).isEqualTo(429);
    }

    @Test
    void aClockThatWasSetBackLocksNobodyOut() {
        for (var n = 0; n < 11; n++) {
            signIn(browser, "wrong " + n);
        }
        world.clock.pass(Duration.ofDays(-1));

        assertThat(signIn(browser, world.paigo.clientSecret()).statusCode()).isEqualTo(200);
    }

    @Test
    void aSignInThatSomebodyElseEndedMeanwhileLeadsNowhere() {
        var fields = TestBrowser.form(browser.get(app.authorizeUrl()));
        fields.put("client_id", List.of(world.paigo.clientId()));
        fields.put("client_secret", List.of(world.paigo.clientSecret()));
        world.records.contested = "sign-in";

        var answer = browser.post(OWN, fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This sign-in has ended");
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        var fields = TestBrowser.form(browser.get(app.authorizeUrl()));
        fields.put("client_id", List.of(world.paigo.clientId()));
        fields.put("client_secret", List.of(world.paigo.clientSecret()));

        var token = fields.remove("token");
        assertThat(browser.post(OWN, fields).statusCode()).as("no token").isEqualTo(403);
        fields.put("token", List.of("x".repeat(43)));
        assertThat(browser.post(OWN, fields).statusCode()).as("a wrong token").isEqualTo(403);
        fields.put("token", token);
        assertThat(browser.post(OWN, fields).statusCode()).as("the right one").isEqualTo(303);
    }

    @Test
    void aConsentFromAnotherSiteIsRefused() {
        var consent = signIn(browser, world.paigo.clientSecret());
        var fields = TestBrowser.form(consent);
        fields.put("decision", List.of("allow"));
        fields.put("token", List.of("x".repeat(43)));

        var page = browser.post(CONSENT, fields);

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void aSignInBelongsToTheBrowserThatBeganIt() {
        var consent = signIn(browser, world.paigo.clientSecret());
        var fields = TestBrowser.form(consent);
        fields.put("decision", List.of("allow"));
        var victim = new TestBrowser(world);
        victim.get(app.authorizeUrl());
        var request = String.valueOf(TestBrowser.form(consent).get("request"));

        assertThat(victim.post(CONSENT, fields).statusCode()).isEqualTo(400);
        assertThat(victim.get(CONSENT + "?request=" + request.replaceAll("[\\[\\]]", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.post(CONSENT, fields).statusCode())
                .as("its own browser")
                .isEqualTo(303);
    }

    @Test
    void nobodyConsentsBeforeTheySignIn() {
        var fields = TestBrowser.form(browser.get(app.authorizeUrl()));
        fields.put("decision", List.of("allow"));
        fields.put("scope", List.of("paigo:read"));

        assertThat(browser.post(CONSENT, fields).statusCode()).isEqualTo(400);
    }

    @Test
    void aConsentIsGivenOnce() {
        var consent = signIn(browser, world.paigo.clientSecret());

        assertThat(browser.allow(consent).statusCode()).isEqualTo(303);
        assertThat(browser.allow(consent).statusCode()).isEqualTo(400);
    }

    @Test
    void aSignInEndsAfterAWhile() {
        var page = browser.get(app.authorizeUrl());
        world.clock.pass(Duration.ofMinutes(10));

        assertThat(browser.signInOwn(page, world.paigo.clientId(), world.paigo.clientSecret())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesCannotBeFramedAndRunNoScript() {
        var page = browser.get(app.authorizeUrl());
        var consent = browser.signInOwn(page, world.paigo.clientId(), world.paigo.clientSecret());

        for (var one : List.of(page, consent)) {
            var policy = one.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "script-src", "*");
            assertThat(one.headers().map())
                    .containsEntry("X-Frame-Options", List.of("DENY"))
                    .containsEntry("Cache-Control", List.of("no-store"))
                    .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                    .containsEntry("Referrer-Policy", List.of("same-origin"));
            assertThat(one.body()).doesNotContain("<script", "src=", "onclick", "http-equiv");
        }
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self'");
        assertThat(consent.headers().firstValue("Content-Security-Policy").orElseThrow())
                .as("browsers would hold it against wherever the application's address leads on to")
                .doesNotContain("form-action");
    }

    @Test
    void theCookieIsForThisServerAlone() {
        var page = browser.get(app.authorizeUrl());

        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("__Host-paigo-sign-in=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void theCookieIsKeptWhereNothingIsEncryptedToo() {
        try (var plain = World.unencrypted()) {
            var question = TestApp.registered(plain).question();
            question.remove("resource");

            var page = new TestBrowser(plain).get(TestApp.url(question));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                    .matches("paigo-sign-in=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
        }
    }

    @Test
    void signInsAtOnceInOneBrowserDoNotHinderEachOther() {
        var first = browser.get(app.authorizeUrl());
        var second = browser.get(app.authorizeUrl());

        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
        for (var page : List.of(second, first)) {
            assertThat(browser.signInOwn(page, world.paigo.clientId(), world.paigo.clientSecret())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** Somebody else may have set it. */
    @Test
    void aCookieThatWasNotGivenHereIsReplaced() {
        browser.cookies().put("__Host-paigo-sign-in", "guessed");

        assertThat(browser.get(app.authorizeUrl()).headers().firstValue("Set-Cookie"))
                .isPresent();
    }

    @Test
    void aSecretThatWasTypedIsNotShownAgain() {
        var page = signIn(browser, "a wrong secret <x>");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("Paigo did not accept", "value=\"" + world.paigo.clientId() + "\"", "Acme &amp; Sons")
                .doesNotContain("a wrong secret");
    }

    @Test
    void answersForProgramsCanBeReadByAnyPageButNoneOfThePages() {
        var preflight =
                world.send(world.request(World.PUBLIC + "/oauth/token").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(app.token(Map.of("grant_type", "x")).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
        assertThat(browser.get(app.authorizeUrl()).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}

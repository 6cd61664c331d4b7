package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every secret of a whole run, looked for in every log line, in the store, and in answers to others than its owner. */
class SecrecyTest {
    @Test
    void nothingSecretIsLoggedKeptInTheClearOrToldToOthers() {
        try (var provider = new FakeProvider();
                var world = World.both(Acme.signIn(provider, Acme.rules()), Acme.ACCOUNTS)) {
            var mine = new ArrayList<String>(); // what its owner is told, and nobody else knows
            var hidden =
                    new ArrayList<>(List.of(world.paigo.clientSecret(), FakeProvider.CLIENT_SECRET, "wrong-secret-1"));
            var app = TestApp.registered(world);

            var browser = new TestBrowser(world);
            var page = browser.get(app.authorizeUrl());
            browser.signInOwn(page, world.paigo.clientId(), "wrong-secret-1");
            mine.add(app.code(browser));
            var code = app.code(browser);
            mine.add(code);
            var tokens = TestApp.json(app.token(app.codeRequest(code)));
            var refreshed =
                    TestApp.json(app.refresh(tokens.path("refresh_token").stringValue()));
            for (var one : List.of(tokens, refreshed)) {
                mine.add(one.path("access_token").stringValue());
                mine.add(one.path("refresh_token").stringValue());
            }
            app.token(app.codeRequest(code));
            app.refresh(tokens.path("refresh_token").stringValue());
            app.revoke(refreshed.path("refresh_token").stringValue());

            var colleague = new TestBrowser(world);
            var request = TestBrowser.form(colleague.get(app.authorizeUrl()))
                    .get("request")
                    .get(0);
            var consent = colleague.follow(colleague.get(World.PUBLIC + "/oauth/company?request=" + request));
            mine.add(String.valueOf(TestBrowser.answer(colleague.allow(consent)).get("code")));
            hidden.addAll(List.of(provider.lastCode, provider.lastIdToken, "idp-access"));
            provider.signature = FakeProvider.Signature.OF_ANOTHER_KEY;
            var again = TestBrowser.form(colleague.get(app.authorizeUrl()))
                    .get("request")
                    .get(0);
            colleague.follow(colleague.get(World.PUBLIC + "/oauth/company?request=" + again));
            hidden.addAll(List.of(provider.lastCode, provider.lastIdToken));

            mine.addAll(browser.cookies().values());
            mine.addAll(colleague.cookies().values());
            hidden.add(TestApp.VERIFIER);
            assertThat(hidden).hasSize(9).doesNotContain("");
            assertThat(mine).hasSize(9).doesNotContain("null");

            var logs = String.join("\n", world.logged);
            var answers = String.join("\n", world.answered);
            assertThat(logs).contains("own credentials proved", "principal=anna-4711", "used twice");
            for (var secret : hidden) {
                assertThat(logs).doesNotContain(secret);
                assertThat(answers).doesNotContain(secret);
                assertThat(world.records.dump()).doesNotContain(secret);
            }
            for (var secret : mine) {
                assertThat(logs).doesNotContain(secret);
                assertThat(world.records.dump()).doesNotContain(secret);
                assertThat(world.answered.stream().filter(answer -> answer.contains(secret)))
                        .as("told once")
                        .hasSize(1);
            }
        }
    }

    @Test
    void aRefusalDoesNotRepeatWhatWasSent() {
        try (var world = World.own()) {
            var app = TestApp.registered(world);
            var secret = "s3cret-that-was-sent-wrongly-0123456789-0123456789";

            app.token(Map.of("grant_type", "authorization_code", "code", secret, "client_id", app.clientId));
            app.refresh(secret);
            app.token(Map.of("grant_type", secret, "client_id", app.clientId));
            app.token(Map.of("client_secret", secret, "client_id", app.clientId, "grant_type", "refresh_token"));
            app.revoke(secret);
            TestApp.register(world, "{\"" + secret, "192.0.2.1");

            assertThat(String.join("\n", world.answered)).doesNotContain(secret);
            assertThat(String.join("\n", world.logged)).doesNotContain(secret);
        }
    }
}

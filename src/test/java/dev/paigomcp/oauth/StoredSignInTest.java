package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.store.Databases;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers, each with connections of its own to one database: each request meets the other one. */
class StoredSignInTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatBeginsAtOneServerEndsAtTheOther(Databases.Kind kind) {
        try (var world = World.twins(Databases.fresh(kind, folder))) {
            var app = TestApp.registered(world);
            var tokens = app.tokens();

            assertThat(world.another()
                            .tokens()
                            .verify(tokens.path("access_token").stringValue()))
                    .isPresent();
            assertThat(world.another()
                            .tokens()
                            .verify(tokens.path("access_token").stringValue()))
                    .isPresent();

            assertThat(app.revoke(tokens.path("refresh_token").stringValue()).statusCode())
                    .isEqualTo(200);
            world.clock.pass(Duration.ofSeconds(3)); // for as long each remembers who called last
            assertThat(world.another()
                            .tokens()
                            .verify(tokens.path("access_token").stringValue()))
                    .isEmpty();
            assertThat(world.another()
                            .tokens()
                            .verify(tokens.path("access_token").stringValue()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRestartLosesNoSignIn(Databases.Kind kind) {
        try (var world = World.twins(Databases.fresh(kind, folder))) {
            var app = TestApp.registered(world);
            var begun = new TestBrowser(world);
            var consent =
                    begun.signInOwn(begun.get(app.authorizeUrl()), world.paigo.clientId(), world.paigo.clientSecret());
            var tokens = app.tokens();
            var access = tokens.path("access_token").stringValue();
            var caller = world.another().tokens().verify(access).orElseThrow();

            world.restart();

            assertThat(world.another().tokens().verify(access)).contains(caller);
            assertThat(world.another()
                            .accounts()
                            .find(caller.account())
                            .orElseThrow()
                            .paigo())
                    .as("the sealed credentials open again")
                    .satisfies(
                            paigo -> assertThat(paigo.clientSecret().reveal()).isEqualTo(world.paigo.clientSecret()));
            assertThat(app.refresh(tokens.path("refresh_token").stringValue()).statusCode())
                    .isEqualTo(200);
            var code = TestBrowser.answer(begun.allow(consent)).get("code");
            assertThat(app.token(app.codeRequest(String.valueOf(code))).statusCode())
                    .as("a sign-in that was under way goes on")
                    .isEqualTo(200);
        }
    }
}

package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.StoreException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications, or thieves, send to the token endpoint that must not lead to a token, and what must. */
class TokenRequestsTest {
    private final World world = World.own();
    private final TestBrowser browser = new TestBrowser(world);
    private final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
    }

    private static void isRefused(HttpResponse<String> response, String error) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo(error);
        assertThat(response.body()).doesNotContain("token\":", "dev.paigomcp", "Exception");
    }

    @Test
    void aCodeUsedTwiceEndsWhatCameOfIt() {
        var code = app.code(browser);
        var tokens = TestApp.json(app.token(app.codeRequest(code)));

        isRefused(app.token(app.codeRequest(code)), "invalid_grant");

        assertThat(world.server.tokens().verify(tokens.path("access_token").stringValue()))
                .isEmpty();
        isRefused(app.refresh(tokens.path("refresh_token").stringValue()), "invalid_grant");
    }

    @Test
    void aChangedVerifierGetsNothingAndUsesUpTheCode() {
        var code = app.code(browser);
        var request = app.codeRequest(code);
        request.put("code_verifier", TestApp.VERIFIER + "x");

        isRefused(app.token(request), "invalid_grant");
        isRefused(app.token(app.codeRequest(code)), "invalid_grant");
    }

    @Test
    void aMissingVerifierGetsNothing() {
        var request = app.codeRequest(app.code(browser));
        request.remove("code_verifier");

        isRefused(app.token(request), "invalid_grant");
    }

    @Test
    void aCodeIsGoodForAMinute() {
        var early = app.code(browser);
        world.clock.pass(Duration.ofSeconds(59));
        assertThat(app.token(app.codeRequest(early)).statusCode()).isEqualTo(200);

        var late = app.code(browser);
        world.clock.pass(Duration.ofSeconds(61));
        isRefused(app.token(app.codeRequest(late)), "invalid_grant");
    }

    @Test
    void aCodeIsForTheClientThatAskedForIt() {
        var code = app.code(browser);
        var thief = TestApp.registered(world);

        isRefused(thief.token(thief.codeRequest(code)), "invalid_grant");
        assertThat(app.token(app.codeRequest(code)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com/callback/?of=paigo", "https://app.example.com/other"})
    void aTokenRequestWithAnotherRedirectGetsNothing(String redirect) {
        var request = app.codeRequest(app.code(browser));
        request.put("redirect_uri", redirect);

        isRefused(app.token(request), "invalid_grant");
    }

    /** RFC 6749, section 4.1.3: whoever named the redirect at one endpoint names the same at the other. */
    @ParameterizedTest
    @CsvSource({
        "given, given, 200",
        "given, left out, 400",
        "left out, given, 200",
        "left out, left out, 200",
        "left out, another, 400"
    })
    void aCodeIsBoundToTheRedirectThatWasAskedFor(String atFirst, String atLast, int status) {
        var question = app.question();
        if (atFirst.equals("left out")) {
            question.remove("redirect_uri");
        }
        var consent = browser.signInOwn(
                browser.get(TestApp.url(question)), world.paigo.clientId(), world.paigo.clientSecret());
        var back = browser.allow(consent);
        assertThat(back.headers().firstValue("Location").orElseThrow()).startsWith(TestApp.REDIRECT);
        var request = app.codeRequest(String.valueOf(TestBrowser.answer(back).get("code")));
        if (atLast.equals("left out")) {
            request.remove("redirect_uri");
        } else if (atLast.equals("another")) {
            request.put("redirect_uri", "https://app.example.com/other");
        }

        assertThat(app.token(request).statusCode()).isEqualTo(status);
    }

    /** Two servers may share a database: what one gives is nothing to the other. */
    @Test
    void whatAnotherServerGaveOnTheSameStoreIsNothingHere() {
        var tokens = app.tokens();
        var request = app.codeRequest(app.code(browser));
        request.remove("resource");
        try (var other = world.neighbour()) {
            var there = new TestApp(other, app.clientId);

            isRefused(there.token(request), "invalid_grant");
            isRefused(there.refresh(tokens.path("refresh_token").stringValue()), "invalid_grant");
            assertThat(other.server.tokens().verify(tokens.path("access_token").stringValue()))
                    .isEmpty();
        }
        assertThat(world.server.tokens().verify(tokens.path("access_token").stringValue()))
                .isPresent();
    }

    @Test
    void aTokenRequestForAnotherResourceGetsNothing() {
        var request = app.codeRequest(app.code(browser));
        request.put("resource", "https://other.example.com/mcp");

        isRefused(app.token(request), "invalid_target");
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeFamily() {
        var tokens = app.tokens();
        var first = tokens.path("refresh_token").stringValue();
        var second = TestApp.json(app.refresh(first));

        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));

        isRefused(app.refresh(first), "invalid_grant");

        assertThat(world.server.tokens().verify(second.path("access_token").stringValue()))
                .isEmpty();
        isRefused(app.refresh(second.path("refresh_token").stringValue()), "invalid_grant");
    }

    /** As when its answer was lost on the way. */
    @Test
    void aRefreshThatIsRepeatedAtOnceGivesAnotherPair() {
        var first = app.tokens().path("refresh_token").stringValue();
        app.refresh(first);
        world.clock.pass(RefreshTokens.LEEWAY.minusSeconds(1));

        var again = TestApp.json(app.refresh(first));

        assertThat(world.server.tokens().verify(again.path("access_token").stringValue()))
                .isPresent();
        assertThat(app.refresh(again.path("refresh_token").stringValue()).statusCode())
                .isEqualTo(200);
    }

    private void isToComeBack(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isLessThan(RefreshTokens.LEEWAY.toSeconds() / 2);
        world.records.writesLeft = Integer.MAX_VALUE;
    }

    /** @param writes how many rows are written before the store fails; all that a refresh writes are four */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whoRefreshesAgainAfterTheStoreFailedIsNoThief(int writes) {
        var first = app.tokens().path("refresh_token").stringValue();
        world.records.writesLeft = writes;
        isToComeBack(app.refresh(first));
        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));

        var tokens = TestApp.json(app.refresh(first));

        assertThat(world.server.tokens().verify(tokens.path("access_token").stringValue()))
                .isPresent();
        assertThat(app.refresh(tokens.path("refresh_token").stringValue()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whoSendsACodeAgainAfterTheStoreFailedGetsTokens(int writes) {
        var code = app.code(browser);
        world.records.writesLeft = writes;
        isToComeBack(app.token(app.codeRequest(code)));

        var tokens = TestApp.json(app.token(app.codeRequest(code)));

        assertThat(world.server.tokens().verify(tokens.path("access_token").stringValue()))
                .isPresent();
        assertThat(app.refresh(tokens.path("refresh_token").stringValue()).statusCode())
                .isEqualTo(200);
        isRefused(app.token(app.codeRequest(code)), "invalid_grant");
    }

    /** Two uses at once give two access tokens, and one family: a thief's does not live on beside the owner's. */
    @Test
    void aThiefWhoRefreshesBesideTheOwnerGetsNoFamilyOfTheirOwn() {
        var stolen = app.tokens().path("refresh_token").stringValue();
        var thiefs = TestApp.json(app.refresh(stolen)).path("refresh_token").stringValue();
        var owners = TestApp.json(app.refresh(stolen)).path("refresh_token").stringValue();
        var latest = TestApp.json(app.refresh(owners)).path("refresh_token").stringValue();
        app.refresh(stolen);
        world.clock.pass(RefreshTokens.LEEWAY.plusSeconds(1));

        isRefused(app.refresh(thiefs), "invalid_grant");
        isRefused(app.refresh(latest), "invalid_grant");
    }

    @Test
    void aRefreshThatIsRepeatedOverAndOverEndsTheFamily() {
        var first = app.tokens().path("refresh_token").stringValue();
        for (var n = 0; n < RefreshTokens.MAX_USES; n++) {
            assertThat(app.refresh(first).statusCode()).isEqualTo(200);
        }

        isRefused(app.refresh(first), "invalid_grant");
    }

    @Test
    void scopesOfOthersMeanNothingAtBothEndpoints() {
        var question = app.question();
        question.put("scope", "openid offline_access");
        var page = new TestBrowser(world).get(TestApp.url(question));
        assertThat(page.statusCode()).as("it asks for all that there is").isEqualTo(200);

        var first = app.tokens().path("refresh_token").stringValue();
        var same = app.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first,
                "client_id",
                app.clientId,
                "scope",
                "openid paigo:read"));
        assertThat(TestApp.json(same).path("scope").stringValue()).isEqualTo("paigo:read");
    }

    @Test
    void aRefreshCanTakeLessButNotMore() {
        var first = app.tokens().path("refresh_token").stringValue();
        var more = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first,
                "client_id",
                app.clientId,
                "scope",
                "paigo:read paigo:money");
        isRefused(app.token(more), "invalid_scope");

        var less = TestApp.json(app.token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first,
                "client_id",
                app.clientId,
                "scope",
                "paigo:read")));
        assertThat(less.path("scope").stringValue()).isEqualTo("paigo:read");
        var again = TestApp.json(app.refresh(less.path("refresh_token").stringValue()));
        assertThat(again.path("scope").stringValue()).isEqualTo("paigo:read paigo:write");
    }

    @Test
    void aRefreshForAScopeThatThereIsNotIsRefused() {
        var first = app.tokens().path("refresh_token").stringValue();
        isRefused(
                app.token(Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        first,
                        "client_id",
                        app.clientId,
                        "scope",
                        "paigo:read paigo:everything")),
                "invalid_scope");

        assertThat(app.refresh(first).statusCode()).as("it was not used").isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsForTheClientThatGotIt() {
        var token = app.tokens().path("refresh_token").stringValue();

        isRefused(TestApp.registered(world).refresh(token), "invalid_grant");
        assertThat(app.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensExpire() {
        var tokens = app.tokens();
        var access = tokens.path("access_token").stringValue();

        world.clock.pass(Duration.ofMinutes(59));
        assertThat(world.server.tokens().verify(access)).isPresent();
        world.clock.pass(Duration.ofMinutes(2));
        assertThat(world.server.tokens().verify(access)).isEmpty();
        world.clock.pass(Duration.ofDays(31));
        isRefused(app.refresh(tokens.path("refresh_token").stringValue()), "invalid_grant");
    }

    @Test
    void refreshingDoesNotOutlastTheConsent() {
        var refresh = app.tokens().path("refresh_token").stringValue();
        for (var month = 1; month <= 3; month++) {
            world.clock.pass(Duration.ofDays(29));
            refresh = TestApp.json(app.refresh(refresh)).path("refresh_token").stringValue();
        }
        world.clock.pass(Duration.ofDays(4));

        isRefused(app.refresh(refresh), "invalid_grant");
    }

    @Test
    void aRevokedTokenIsNobodys() {
        var tokens = app.tokens();
        var access = tokens.path("access_token").stringValue();
        assertThat(world.server.tokens().verify(access)).isPresent();

        assertThat(app.revoke("unknown").statusCode()).isEqualTo(200);
        assertThat(TestApp.registered(world).revoke(access).statusCode()).isEqualTo(200);
        assertThat(world.server.tokens().verify(access))
                .as("another client revoked it")
                .isPresent();

        assertThat(app.revoke(access).statusCode()).isEqualTo(200);
        assertThat(world.server.tokens().verify(access)).isEmpty();
        isRefused(app.refresh(tokens.path("refresh_token").stringValue()), "invalid_grant");
    }

    @Test
    void revokingLeavesNothingOfTheConsent() {
        app.revoke(app.tokens().path("refresh_token").stringValue());

        assertThat(world.records.count("grant")).isZero();
        assertThat(world.records.count("access")).isZero();
        assertThat(world.records.count("refresh")).isZero();
    }

    /** As when it is issued at the very moment, by another replica. */
    @Test
    void anAccessTokenThatComesAfterItsConsentWasRevokedIsNobodys() {
        var tokens = app.tokens();
        var access = tokens.path("access_token").stringValue();
        var row = world.records.find("access", RandomTokens.hash(access)).orElseThrow();
        app.revoke(tokens.path("refresh_token").stringValue());

        world.records.put(row);

        assertThat(world.server.tokens().verify(access)).isEmpty();
    }

    @Test
    void ofTwoWhoUseACodeAtOnceTheLaterEndsWhatCameOfIt() {
        var code = app.code(browser);
        world.records.contested = "code";

        isRefused(app.token(app.codeRequest(code)), "invalid_grant");

        assertThat(world.records.count("grant")).isZero();
    }

    @Test
    void aConsentThatWasRevokedMeanwhileGivesNoTokens() {
        var code = app.code(browser);
        world.records.contested = "grant";

        isRefused(app.token(app.codeRequest(code)), "invalid_grant");
    }

    @Test
    void whoCalledJustNowIsLetInWithoutTheStore() {
        var access = app.tokens().path("access_token").stringValue();
        assertThat(world.server.tokens().verify(access)).isPresent();
        world.records.away = true;

        assertThat(world.server.tokens().verify(access)).isPresent();
        world.clock.pass(Duration.ofSeconds(3));
        assertThatThrownBy(() -> world.server.tokens().verify(access)).isInstanceOf(StoreException.class);
    }

    /** Revoked at another replica, at a time that is still to come again. */
    @Test
    void aClockThatWasSetBackKeepsNobodyWhoWasRevoked() {
        var access = app.tokens().path("access_token").stringValue();
        assertThat(world.server.tokens().verify(access)).isPresent();
        var row = world.records.find("access", RandomTokens.hash(access)).orElseThrow();
        world.clock.pass(Duration.ofDays(-1));

        world.records.take("grant", row.owner());

        assertThat(world.server.tokens().verify(access)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123456789012345678901234567890123456789012"})
    void aTokenThatWasNeverGivenIsNobodys(String token) {
        assertThat(world.server.tokens().verify(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "urn:example:grant"})
    void otherGrantsAreRefused(String grant) {
        isRefused(
                app.token(Map.of("grant_type", grant, "username", "a", "password", "b", "client_id", app.clientId)),
                "unsupported_grant_type");
    }

    @Test
    void aRequestThatLacksSomethingIsRefused() {
        var request = app.codeRequest("x");
        request.remove("code");
        var response = app.token(request);
        isRefused(response, "invalid_request");
        assertThat(TestApp.json(response).path("error_description").stringValue())
                .contains("code parameter");

        isRefused(app.form("/oauth/revoke", Map.of("token", "x")), "invalid_request");
    }

    @Test
    void aClientThatDoesNotSayWhichOneItIsIsNone() {
        for (var request : List.of(
                Map.of("grant_type", "refresh_token", "refresh_token", "x"),
                Map.of("grant_type", "client_credentials", "client_id", app.clientId))) {
            var response = app.token(request);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo("invalid_client");
        }
    }

    @Test
    void aBodyThatIsNoFormIsRefused() {
        var response = world.send(world.request(World.PUBLIC + "/oauth/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(415);
    }
}

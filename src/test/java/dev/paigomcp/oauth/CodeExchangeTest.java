package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authorization code is exchanged for, by whom, and once only. */
class CodeExchangeTest extends TokenTests {
    @Test
    void aCodeUsedTwiceEndsWhatCameOfIt() {
        var code = app.code(browser);
        var tokens = TestApp.json(app.token(app.codeRequest(code)));

        isRefused(app.token(app.codeRequest(code)), "invalid_grant");

        areNobodys(tokens);
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

    @Test
    void aTokenRequestForAnotherResourceGetsNothing() {
        var request = app.codeRequest(app.code(browser));
        request.put("resource", "https://other.example.com/mcp");

        isRefused(app.token(request), "invalid_target");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whoSendsACodeAgainAfterTheStoreFailedGetsTokens(int writes) {
        var code = app.code(browser);
        world.records.writesLeft = writes;
        isToComeBack(app.token(app.codeRequest(code)));

        var tokens = TestApp.json(app.token(app.codeRequest(code)));

        areGood(tokens);
        isRefused(app.token(app.codeRequest(code)), "invalid_grant");
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
}

package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What applications ask for at the authorization endpoint that must not lead to a code. */
class BadRequestsTest {
    private final World world = World.own();
    private final TestBrowser browser = new TestBrowser(world);
    private final TestApp app = TestApp.registered(world);

    @AfterEach
    void close() {
        world.close();
    }

    /** An error that is shown first, with a link that takes it to the application: the address may be anybody's. */
    private void isShownBeforeItIsSentBack(Map<String, String> question, String error) {
        var response = browser.get(TestApp.url(question));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.body()).contains("app.example.com");
        var link = TestBrowser.link(response);
        assertThat(link).startsWith(TestApp.REDIRECT + "&error=");
        assertThat(TestBrowser.answer(link))
                .containsEntry("error", error)
                .containsEntry("state", TestApp.STATE)
                .containsEntry("iss", World.PUBLIC);
    }

    /** An error that is told to the person, since nobody knows where else. */
    private void isShown(Map<String, String> question) {
        var response = browser.get(TestApp.url(question));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.body()).contains("This link does not work");
    }

    @Test
    void plainPkceIsRefused() {
        var question = app.question();
        question.put("code_challenge", TestApp.VERIFIER);
        question.put("code_challenge_method", "plain");

        isShownBeforeItIsSentBack(question, "invalid_request");
    }

    @Test
    void aChallengeWithoutMethodMeansPlainAndIsRefused() {
        var question = app.question();
        question.remove("code_challenge_method");

        isShownBeforeItIsSentBack(question, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"token, client_id", "client_id, token"})
    void aRevocationThatLacksAParameterNamesIt(String given, String lacking) {
        var response = app.form("/oauth/revoke", Map.of(given, given.equals("token") ? "x" : app.clientId));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestApp.json(response).path("error").stringValue()).isEqualTo("invalid_request");
        assertThat(TestApp.json(response).path("error_description").stringValue())
                .contains(lacking);
    }

    @Test
    void aQuestionWithoutPkceIsRefused() {
        var question = app.question();
        question.remove("code_challenge");
        question.remove("code_challenge_method");

        isShownBeforeItIsSentBack(question, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_mode, form_post, invalid_request",
        "scope, paigo:everything, invalid_scope",
        "prompt, none, interaction_required",
        "resource, https://other.example.com/mcp, invalid_target",
        "resource, https://mcp.example.com/mcp/, invalid_target",
        "resource, https://mcp.example.com/mcp?a=b, invalid_target",
        "resource, https://mcp.example.com/mcp#a, invalid_target",
        "resource, https://mcp.example.com:444/mcp, invalid_target",
        "request, e30.e30., request_not_supported",
        "request_uri, https://app.example.com/request, request_uri_not_supported"
    })
    void aQuestionThatCannotBeMetIsShownBeforeItIsSentBack(String parameter, String value, String error) {
        var question = app.question();
        question.put(parameter, value);

        isShownBeforeItIsSentBack(question, error);
    }

    @Test
    void aStateIsGivenBackWithinABound() {
        var question = app.question();
        var longest = "s".repeat(AccessRequest.MAX_STATE_LENGTH);
        question.put("state", longest);
        assertThat(browser.get(TestApp.url(question)).statusCode()).isEqualTo(200);
        question.put("prompt", "none");
        assertThat(TestBrowser.answer(TestBrowser.link(browser.get(TestApp.url(question)))))
                .containsEntry("error", "interaction_required")
                .containsEntry("state", longest);

        question.remove("prompt");
        question.put("state", longest + "s");
        assertThat(TestBrowser.answer(TestBrowser.link(browser.get(TestApp.url(question)))))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?&", "?client_id="})
    void aRequestThatSaysNothingIsShown(String query) {
        var response = browser.get(World.PUBLIC + "/oauth/authorize" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("client_id must be given once");
    }

    @Test
    void aWishToRefreshIsNoFault() {
        var question = app.question();
        question.put("scope", "paigo:read offline_access");

        assertThat(browser.get(TestApp.url(question)).statusCode()).isEqualTo(200);
    }

    @Test
    void aQuestionWithoutResourceMeansTheOneThatIsHere() {
        var question = app.question();
        question.remove("resource");

        assertThat(browser.get(TestApp.url(question)).statusCode()).isEqualTo(200);
    }

    @Test
    void aParameterThatComesTwiceIsRefused() {
        var response = browser.get(app.authorizeUrl() + "&scope=paigo%3Amoney");

        assertThat(TestBrowser.answer(TestBrowser.link(response))).containsEntry("error", "invalid_request");
    }

    /** RFC 9700, section 4.11.2: who can register anything could use this server's name to send people anywhere. */
    @Test
    void nothingSendsAStrangersBrowserToAFreshlyRegisteredAddressWithoutAPage() {
        var question = app.question();
        question.put("response_type", "token");

        assertThat(browser.get(TestApp.url(question)).headers().firstValue("Location"))
                .isEmpty();
    }

    @Test
    void anErrorGoesBackToAProgramOfThisMachineAtOnce() {
        var redirect = "http://127.0.0.1:49152/callback";
        var question = new TestApp(world, TestApp.registeredAt(world, redirect)).question();
        question.put("redirect_uri", redirect);
        question.put("prompt", "none");

        var response = browser.get(TestApp.url(question));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElseThrow()).startsWith(redirect + "?error=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/callback/?of=paigo",
                "https://app.example.com/callback",
                "https://APP.example.com/callback?of=paigo",
                "https://app.example.com:443/callback?of=paigo",
                "https://app.example.com/callback?of=paigo#x",
                "https://evil.example.com/callback?of=paigo",
                "//evil.example.com",
                "javascript:alert(1)"
            })
    void aRedirectThatIsNotTheRegisteredOneIsShownAndNotFollowed(String redirect) {
        var question = app.question();
        question.put("redirect_uri", redirect);

        isShown(question);
    }

    @Test
    void twoRedirectsAreShownAndNotFollowed() {
        var response = browser.get(app.authorizeUrl() + "&redirect_uri=https%3A%2F%2Fevil.example.com");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void anUnknownClientIsShownAndNotFollowed() {
        var question = app.question();
        question.put("client_id", "nobody");

        isShown(question);
    }

    @Test
    void aProgramOfThisMachineMayListenOnAnyPortButNotElsewhere() {
        var question = app.question();
        question.put("client_id", TestApp.registeredAt(world, "http://127.0.0.1/callback"));

        question.put("redirect_uri", "http://127.0.0.1:49152/callback");
        assertThat(browser.get(TestApp.url(question)).statusCode()).isEqualTo(200);

        question.put("redirect_uri", "http://127.0.0.1:49152/callback/");
        isShown(question);
        question.put("redirect_uri", "http://127.0.0.2:49152/callback");
        isShown(question);
        question.put("redirect_uri", "http://127.0.0.1:49152@evil.example.com/callback");
        isShown(question);
    }
}

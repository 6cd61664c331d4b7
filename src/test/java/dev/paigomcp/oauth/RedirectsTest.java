package dev.paigomcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.AddressRange;
import dev.paigomcp.config.ApplicationSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where applications take their answers: as they registered it, and nowhere else. */
class RedirectsTest {
    private static final ApplicationSettings ALLOWED = new ApplicationSettings(
            Set.of(),
            Set.of("myapp"),
            Set.of("ide.internal"),
            List.of(
                    AddressRange.of("10.0.0.0/8").orElseThrow(),
                    AddressRange.of("fd00::/8").orElseThrow()));

    private final World world = World.allowing(ALLOWED);
    private final TestBrowser browser = new TestBrowser(world);

    @AfterEach
    void close() {
        world.close();
    }

    private int ask(String registered, String redirect) {
        var question = new TestApp(world, TestApp.registeredAt(world, registered)).question();
        question.put("redirect_uri", redirect);
        return browser.get(TestApp.url(question)).statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1, http://127.0.0.1/",
        "http://127.0.0.1/, http://127.0.0.1:4000",
        "http://localhost:3000, http://localhost:3000/",
        "http://[::1]/?a=b, http://[::1]:5000?a=b"
    })
    void noPathAndASlashAreOneOnThisMachine(String registered, String asked) {
        assertThat(ask(registered, asked)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com, https://app.example.com/",
        "http://127.0.0.1/, http://127.0.0.1/cb",
        "http://127.0.0.1/, http://127.0.0.1/?a=b",
        "http://127.0.0.1/cb, http://localhost/cb",
        "http://127.0.0.1/cb, http://127.0.0.1:99999/cb"
    })
    void allElseIsComparedLetterByLetter(String registered, String asked) {
        assertThat(ask(registered, asked)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example.com:99999/cb", "http://127.0.0.1:99999/cb", "https://app.example.com/\ud800"
            })
    void whatCanLeadNowhereIsNotRegistered(String redirect) {
        assertThat(TestApp.register(
                                world,
                                "{\"redirect_uris\":[\"" + redirect.replace("\ud800", "\\ud800") + "\"]}",
                                "192.0.2.1")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "myapp://cb",
                "MYAPP:/cb",
                "http://10.1.2.3:8080/cb",
                "http://ide.internal/cb",
                "http://[fd00::7]/cb"
            })
    void whatTheOperatorAllowsIsRegistered(String redirect) {
        assertThat(ask(redirect, redirect)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com/cb, app.example.com</dd>",
        "http://ide.internal/cb, ide.internal (without encryption)</dd>",
        "HTTP://10.1.2.3:8080/cb, 10.1.2.3 (without encryption)</dd>",
        "http://[fd00::7]/cb, [fd00::7] (without encryption)</dd>",
        "http://localhost:4000/cb, a program on this device (localhost)</dd>",
        "myapp://cb, a program on this device (myapp:)</dd>"
    })
    void thePageSaysWhereTheAnswerGoesAndWhetherItIsEncrypted(String redirect, String shown) {
        var question = new TestApp(world, TestApp.registeredAt(world, redirect)).question();
        question.put("redirect_uri", redirect);

        var consent = browser.signInOwn(
                browser.get(TestApp.url(question)), world.paigo.clientId(), world.paigo.clientSecret());

        assertThat(consent.body()).contains("Answer goes to</dt><dd>" + shown);
    }

    @Test
    void theErrorPageSaysSoToo() {
        var redirect = "http://ide.internal/cb";
        var question = new TestApp(world, TestApp.registeredAt(world, redirect)).question();
        question.put("redirect_uri", redirect);
        question.put("response_type", "token");

        assertThat(browser.get(TestApp.url(question)).body())
                .contains("Continue to ide.internal (without encryption)")
                .doesNotContain("this device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other://cb", "http://11.1.2.3/cb", "http://evil.ide.internal/cb", "http://[fc00::7]/cb"})
    void whatTheyDoNotAllowIsNot(String redirect) {
        assertThat(TestApp.register(world, "{\"redirect_uris\":[\"" + redirect + "\"]}", "192.0.2.1")
                        .body())
                .contains("invalid_redirect_uri", "PAIGO_MCP_REDIRECTS");
    }

    @Test
    void oneUnusableRedirectDoesNotRefuseTheOthers() {
        var answer = TestApp.register(
                world,
                "{\"redirect_uris\":[\"javascript:alert(1)\",\"other://cb\",\"https://app.example.com/cb\"],"
                        + "\"client_uri\":\"\",\"logo_uri\":\"\",\"token_endpoint_auth_method\":\"none\"}",
                "192.0.2.1");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(TestApp.json(answer).path("redirect_uris").toString()).isEqualTo("[\"https://app.example.com/cb\"]");
    }

    @Test
    void anAddressWithOtherLettersIsSentBackAsABrowserWritesIt() {
        var redirect = "https://app.example.com/zurück?a=ü";
        var app = new TestApp(world, TestApp.registeredAt(world, redirect));
        var question = app.question();
        question.put("redirect_uri", redirect);
        var consent = browser.signInOwn(
                browser.get(TestApp.url(question)), world.paigo.clientId(), world.paigo.clientSecret());

        var back = browser.allow(consent);

        assertThat(back.headers().firstValue("Location").orElseThrow())
                .startsWith("https://app.example.com/zur%C3%BCck?a=%C3%BC&code=");
        var request = app.codeRequest(String.valueOf(TestBrowser.answer(back).get("code")));
        request.put("redirect_uri", redirect);
        assertThat(app.token(request).statusCode()).isEqualTo(200);
    }
}

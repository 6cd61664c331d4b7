package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.paigo.LoopbackServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nobody sees in a text of Paigo, and what nobody may see: secrets of this server. */
final class HiddenTextTest {
    private static final String SECRET = "hush-\"hush\"-4711";
    private static final String TOKEN = "token-0815-0816";
    private static final String SEAL_KEY = "JqGqMxYxY3rkM7t0nV2mWq8sZcE5uB9dLhKpRfTgAwI";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static volatile String name = "";
    private static volatile int status = 200;
    private static LoopbackServer upstream;
    private static LogLines log;
    private static App app;
    private static Asked asked;

    @BeforeAll
    static void start() throws IOException {
        log = new LogLines();
        upstream = new LoopbackServer((request, line) -> {
            var text = JSON.writeValueAsString(name);
            if (request.target().equals("/oauth/token")) {
                line.answer(200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":86400}");
            } else if (status == 200) {
                line.answer(
                        200,
                        "{\"message\":\"found\",\"data\":[{\"customerId\":\"c-1\",\"customerName\":" + text
                                + ",\"email\":\"a@b.example\",\"currency\":\"USD\",\"offering\":{}}]}");
            } else {
                line.answer(status, "{\"message\":" + text + "}");
            }
        });
        app = App.open(SettingsReader.read(
                Map.of(
                        "PAIGO_ENVIRONMENT",
                        "sandbox",
                        "PAIGO_CLIENT_ID",
                        "client-1234",
                        "PAIGO_CLIENT_SECRET",
                        SECRET,
                        "PAIGO_SEAL_KEYS",
                        "k1:" + SEAL_KEY,
                        "PAIGO_BASE_URL",
                        upstream.url().toString(),
                        "PAIGO_TOKEN_URL",
                        upstream.url() + "/oauth/token"),
                Map.of("--port", "0")));
        asked = new AskedByHttp(app.serve().port());
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
        upstream.close();
        log.close();
    }

    private static JsonNode list() {
        return asked.ask("2025-11-25", "tools/call", "'name':'list_customers','arguments':{}")
                .path("result");
    }

    private static String shown(String given) {
        status = 200;
        name = given;
        var result = list();
        var text = JSON.readTree(result.at("/content/0/text").asString());
        assertThat(result.path("structuredContent"))
                .as("for programs as for the model")
                .isEqualTo(text);
        return text.at("/items/0/customerName")
                .asString(text.at("/items/0/name").asString());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "'Acme\u200bRobotics', 'Acme\\u200bRobotics'",
                "'\u202eemcA', '\\u202eemcA'",
                "'a\u2066b\u2069', 'a\\u2066b\\u2069'",
                "'a\u007f\u009bb', 'a\\u007f\\u009bb'",
                "'a\ufeffb\u00ad', 'a\\ufeffb\\u00ad'"
            })
    void whatNobodySeesIsSpelled(String given, String expected) {
        assertThat("'" + shown(given.substring(1, given.length() - 1)) + "'").isEqualTo(expected);
    }

    @Test
    void controlsAndTagsAreSpelledAndLinesStay() {
        assertThat(shown("a\u001b[2Jb\bc\0\nd\te")).isEqualTo("a\\u001b[2Jb\\u0008c\\u0000\nd\te");
        assertThat(shown("A\udb40\udc41\udb40\udc42!")).isEqualTo("A\\udb40\\udc41\\udb40\\udc42!");
    }

    @Test
    void aLongRowIsCounted() {
        assertThat(shown("x" + "\u200b".repeat(5_000) + "y"))
                .isEqualTo("x" + "\\u200b".repeat(16) + "(and 4984 more that cannot be seen)y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë & Søn 株式会社 عربي 😀", "back\\slash \"quoted\" \\u200b", "</script>"})
    void allElseIsLeftAsItIs(String given) {
        assertThat(shown(given)).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500})
    void aRefusalHasNothingThatNobodySees(int refused) {
        status = refused;
        name = "no\u200b\u202e\u001b[2J\u009b\udb40\udc41 way";

        assertThat(list().at("/content/0/text").asString())
                .contains("way")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");
    }

    @Test
    void aSecretOfThisServerIsMaskedWhereverPaigoRepeatsIt() {
        for (var secret : List.of(SECRET, TOKEN, SEAL_KEY)) {
            assertThat(shown("it is " + secret + ".")).isEqualTo("it is (hidden).");
            for (var refused : List.of(400, 500)) {
                status = refused;
                name = "it is " + secret;
                assertThat(list().toString()).contains("it is").doesNotContain(secret, "hush-");
            }
        }
        assertThat(String.join("\n", log.all())).doesNotContain(TOKEN, SEAL_KEY, "hush-");
    }
}

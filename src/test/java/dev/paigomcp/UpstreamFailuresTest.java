package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.paigo.LoopbackServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What clients of both eras see when Paigo refuses, breaks off or answers nonsense. */
final class UpstreamFailuresTest {
    private static final String SECRET = "hush-hush-4711";
    private static final String TOKEN = "token-0815";
    private static final LoopbackServer.Handler NOTHING = (request, line) -> line.drop();
    private static volatile LoopbackServer.Handler paigo = NOTHING;
    private static LoopbackServer upstream;
    private static App app;
    private static Asked asked;

    @BeforeAll
    static void start() throws IOException {
        upstream = new LoopbackServer((request, line) -> {
            if (request.target().equals("/oauth/token")) {
                line.answer(200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":86400}");
            } else {
                paigo.handle(request, line);
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
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "400 | {\"message\":\"token-0815 is not welcome\"}",
                "401 | {\"message\":\"Bearer token-0815\"}",
                "403 | {\"error\":\"no\"}",
                "404 | <html><b>at java.lang.Thread.run(Thread.java)</b></html>",
                "429 | {\"message\":\"slow down\"}",
                "500 | java.lang.NullPointerException: token-0815",
                "503 | ~~",
                "200 | <html>Welcome</html>",
                "200 | ~~",
                "200 | {",
                "200 | [1,2]",
                "302 | ~~",
                "-1 | ~~"
            })
    void areResultsThatTheModelCanRead(int status, String body) {
        paigo = status < 0 ? NOTHING : (request, line) -> line.answer(status, body, "Retry-After: 600");

        for (var era : List.of("2025-11-25", "2026-07-28")) {
            for (var call : List.of(
                    "'name':'list_customers','arguments':{}",
                    "'name':'create_offering','arguments':{'offeringName':'n','offeringVisibility':'private'}")) {
                var answer = asked.body(era, "tools/call", call);

                var result = JsonMapper.shared().readTree(answer).get("result");
                // Paigo's 2xx is enough for a write to have been applied, when what it says can be read at all.
                var written =
                        status == 200 && (body.isEmpty() || body.startsWith("[")) && call.contains("create_offering");
                assertThat(result).as(answer).isNotNull();
                assertThat(result.get("isError").booleanValue()).as(answer).isEqualTo(!written);
                assertThat(result.at("/content/0/text").stringValue()).isNotBlank();
                assertThat(answer)
                        .doesNotContain(SECRET, TOKEN, "client-1234", "dev.paigomcp", "tools.jackson", "<html");
            }
        }
    }
}

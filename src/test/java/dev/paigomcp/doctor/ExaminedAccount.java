package dev.paigomcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox account behind two loopback servers that stand in for Paigo, and what the doctor finds out about it. */
final class ExaminedAccount implements AutoCloseable {
    static final String SECRET = "hush-hush-4711";
    static final String TOKEN = "token-0815";
    static final String CLIENT = "client-1234";
    static final Doctor.Timeouts TIMEOUTS = new Doctor.Timeouts(
            Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(2));

    volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    volatile LoopbackServer.Handler tokens = (request, line) ->
            line.answer(200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":86400,\"token_type\":\"Bearer\"}");
    volatile LoopbackServer.Handler api =
            (request, line) -> line.answer(200, "{\"businessName\":\"Northwind Metrics\"}", "Date: " + httpDate());
    final LoopbackServer tokenServer = new LoopbackServer((request, line) -> tokens.handle(request, line));
    final LoopbackServer apiServer = new LoopbackServer((request, line) -> api.handle(request, line));
    final Map<String, String> env = new HashMap<>();

    ExaminedAccount() throws IOException {
        env.put("PAIGO_ENVIRONMENT", "sandbox");
        env.put("PAIGO_CLIENT_ID", CLIENT);
        env.put("PAIGO_CLIENT_SECRET", SECRET);
        env.put("PAIGO_BASE_URL", apiServer.url().toString());
        env.put("PAIGO_TOKEN_URL", tokenServer.url() + "/oauth/token");
        env.put("PAIGO_MCP_PORT", "0");
    }

    private String httpDate() {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(now);
    }

    /** What the doctor found: the whole text, and each check by its name. */
    record Diagnosis(boolean well, String text, Map<String, JsonNode> checks) {
        String status(String check) {
            return of(check).path("status").asString();
        }

        String words(String check) {
            return of(check).path("text").asString() + " "
                    + of(check).path("fix").asString("");
        }

        private JsonNode of(String check) {
            assertThat(checks).containsKey(check);
            return checks.get(check);
        }
    }

    Diagnosis examine() {
        return examine(env);
    }

    /** Examines the account twice, once for each form of report. */
    static Diagnosis examine(Map<String, String> env) {
        var text = report(env, false);
        var json = JsonMapper.shared().readTree(report(env, true));
        var checks = new HashMap<String, JsonNode>();
        json.get("checks")
                .valueStream()
                .forEach(check -> assertThat(checks.put(check.get("check").stringValue(), check))
                        .as("one finding for %s", check)
                        .isNull());
        var well = json.get("ok").booleanValue();
        assertThat(text.lines()).hasSize(checks.size() + 1);
        assertThat(text.contains("No problem found.")).isEqualTo(well);
        return new Diagnosis(well, text, checks);
    }

    static String report(Map<String, String> env, boolean json) {
        var out = new ByteArrayOutputStream();
        var clock = env.containsKey("PAIGO_BASE_URL")
                ? Clock.fixed(Instant.parse("2026-03-01T12:00:00.5Z"), ZoneOffset.UTC)
                : Clock.systemUTC(); // the clock of the demo
        var doctor = new Doctor(env, Map.of(), clock, TIMEOUTS);
        var well = doctor.examine(new DoctorReport(new PrintStream(out, true, StandardCharsets.UTF_8), json));
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .doesNotContain(SECRET, TOKEN, CLIENT, "Exception", "java.", "dev.paigomcp", "\tat ")
                .contains(
                        well ? (json ? "\"ok\" : true" : "No problem") : (json ? "\"ok\" : false" : "Problems found"));
        return text;
    }

    static URI secure(URI url) {
        return URI.create(url.toString().replace("http:", "https:"));
    }

    @Override
    public void close() throws IOException {
        tokenServer.close();
        apiServer.close();
    }
}

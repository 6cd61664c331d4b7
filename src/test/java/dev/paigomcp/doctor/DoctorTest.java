package dev.paigomcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorTest {
    @Test
    void findsTheDemoWellWhenNothingIsSet() {
        var said = ExaminedAccount.examine(Map.of("PAIGO_MCP_PORT", "0"));

        assertThat(said.well()).as(said.text()).isTrue();
        assertThat(said.words("environment")).contains("demo", "nothing reaches Paigo");
        assertThat(said.words("writes")).startsWith("on: ");
        assertThat(said.words("token")).contains("good for");
        assertThat(said.words("get_account")).contains("the account is that of");
        assertThat(said.status("port")).isEqualTo("ok");
    }

    @Test
    void saysOfAnAccountThatAllIsWell() throws IOException {
        try (var examined = new ExaminedAccount()) {
            var said = examined.examine();

            assertThat(said.well()).as(said.text()).isTrue();
            assertThat(said.words("settings"))
                    .contains("PAIGO_CLIENT_ID", "PAIGO_CLIENT_SECRET", "PAIGO_ENVIRONMENT", "PAIGO_BASE_URL");
            assertThat(said.words("environment")).contains("sandbox");
            assertThat(said.words("addresses"))
                    .contains(examined.env.get("PAIGO_BASE_URL"), examined.env.get("PAIGO_TOKEN_URL"));
            assertThat(said.words("API name")).contains("localhost is ", "127.0.0.1");
            assertThat(said.words("API connection")).contains("connected in ", "answered 200");
            assertThat(said.words("token")).contains("good for 24 hours");
            assertThat(said.words("get_account")).contains("Northwind Metrics");
            assertThat(said.words("clock")).contains("agrees");
            assertThat(said.words("latency")).contains(" ms");
        }
    }

    @Test
    void namesWhatKubernetesSets() {
        var said = ExaminedAccount.examine(
                Map.of("PAIGO_MCP_PORT", "tcp://10.0.171.239:8484", "PAIGO_MCP_SERVICE_HOST", "10.0.171.239"));

        assertThat(said.status("Kubernetes")).isEqualTo("ok");
        assertThat(said.words("Kubernetes")).contains("PAIGO_MCP_PORT", "PAIGO_MCP_SERVICE_HOST");
        assertThat(said.words("settings")).contains("none is given");
    }

    @Test
    void changesNothingAtPaigo() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.examine();

            assertThat(examined.apiServer.requests())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request.method()).isIn("HEAD", "GET"));
        }
    }

    @Test
    void tellsEveryProblemOfTheSettingsAndLooksNoFurther() {
        var env = Map.of(
                "PAIGO_ENVIRONMENT", "prodction", "PAIGO_MCP_PORT", "x", "PAIGO_CLIENT_SECRET", "hush-hush-4711");

        var text = ExaminedAccount.report(env, false);

        assertThat(text.lines().filter(line -> line.startsWith("problem ")))
                .hasSizeGreaterThanOrEqualTo(3)
                .anySatisfy(line -> assertThat(line).contains("did you mean \"production\"?"))
                .anySatisfy(line -> assertThat(line).contains("PAIGO_MCP_PORT"))
                .anySatisfy(line -> assertThat(line).contains("PAIGO_CLIENT_ID is not set"));
        assertThat(text).contains("the settings come first").doesNotContain("token ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "production |     | off: production is read-only unless PAIGO_WRITES=on",
                "production | on  | on: PAIGO_WRITES says so",
                "sandbox    |     | on: they are unless",
                "sandbox    | off | off: PAIGO_WRITES says so"
            })
    void saysWhetherWritesAreOnAndWhy(String environment, String writes, String expected) throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.env.put("PAIGO_ENVIRONMENT", environment);
            if (writes != null) {
                examined.env.put("PAIGO_WRITES", writes);
            }

            assertThat(examined.examine().words("writes")).startsWith(expected);
        }
    }

    @Test
    void saysThatChecksAreOff() throws IOException {
        try (var examined = new ExaminedAccount()) {
            assertThat(examined.examine().words("checks")).startsWith("on: ");

            examined.env.put("PAIGO_CHECKS", "off");

            assertThat(examined.examine().words("checks")).startsWith("off: ").contains("PAIGO_CHECKS");
        }
    }

    @Test
    void saysWhoMayCall() throws IOException {
        try (var examined = new ExaminedAccount()) {
            assertThat(examined.examine().words("callers")).contains("programs of this machine");

            examined.env.put("PAIGO_MCP_PUBLIC_URL", "https://mcp.example.com");
            examined.env.put("PAIGO_MCP_CORS_ORIGINS", "https://app.example.com");

            assertThat(examined.examine().words("callers"))
                    .contains("https://mcp.example.com", "https://app.example.com", "no sign-in");

            examined.env.put("PAIGO_MCP_PUBLIC_URL", "http://localhost:8484");

            assertThat(examined.examine().status("callers")).isEqualTo("warning");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9, ok, agrees",
        "-9, ok, agrees",
        "60, warning, 60 seconds behind Paigo's",
        "-180, warning, 3 minutes ahead of Paigo's",
        "7200, problem, 2 hours behind Paigo's"
    })
    void comparesTheClockWithPaigos(long seconds, String status, String expected) throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.now = examined.now.plusSeconds(seconds);

            var said = examined.examine();

            assertThat(said.status("clock")).isEqualTo(status);
            assertThat(said.words("clock")).contains(expected);
            assertThat(said.well()).isEqualTo(!status.equals("problem"));
        }
    }

    @Test
    void comparesNoClockWithAnUnreadableDate() throws IOException {
        try (var examined = new ExaminedAccount()) {
            examined.api = (request, line) -> line.answer(200, "{}", "Date: yesterday");

            assertThat(examined.examine().status("clock")).isEqualTo("skipped");
        }
    }

    @Test
    void takesLessThanAMinuteInAll() {
        assertThat(Doctor.Timeouts.DEFAULT.total()).isLessThan(Duration.ofSeconds(55));
    }

    @Test
    void saysWhichArchiveIsUsed() {
        var named = List.of("-Xmx1g", "-XX:SharedArchiveFile=/x/paigo-mcp.jsa");

        assertThat(JavaCheck.archive(List.of("-Xmx1g"), "").status()).isEqualTo(Finding.Status.warning);
        assertThat(JavaCheck.archive(named, "7f00-7f01 r--p /x/paigo-mcp.jsa\n").text())
                .isEqualTo("used");
        assertThat(JavaCheck.archive(named, "7f00-7f01 r--p /x/other.jsa\n").text())
                .contains("does not fit");
        assertThat(JavaCheck.archive(named, null).status()).isEqualTo(Finding.Status.ok);
    }

    @Test
    void saysWhatNewerJavasWouldBring() {
        assertThat(JavaCheck.java(17, "17.0.1").text()).contains("17.0.1", "from 21 on");
        assertThat(JavaCheck.java(25, "25").text()).contains("25").doesNotContain("from 21 on");
    }

    @Test
    void namesFlagsAsGiven() {
        var given = new HashMap<>(Map.of("PAIGO_MCP_PORT", "0"));

        assertThat(ExaminedAccount.report(given, false)).contains("given: PAIGO_MCP_PORT");
    }
}

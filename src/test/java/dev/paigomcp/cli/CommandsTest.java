package dev.paigomcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.accounts.AccountsFileReader;
import dev.paigomcp.accounts.StaticTokenVerifier;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Json;
import dev.paigomcp.config.Mode;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.tools.GeneratedTools;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    /** What a command printed and how it ended. */
    private record Ended(int code, String out, String err) {}

    private static Ended run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var usualOut = System.out;
        var usualErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            var code = Commands.run(args);
            return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(usualOut);
            System.setErr(usualErr);
        }
    }

    @Test
    void helpNamesEveryCommand() {
        var ended = run("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("serve", "stdio", "demo", "tools", "call", "token", "seal-key", "doctor", "--version");
    }

    @Test
    void toolsListsTheCatalogue() {
        assertThat(run("tools").out()).contains("add_credits").contains("write");
        assertThat(Json.MAPPER.readTree(run("tools", "--json").out()))
                .hasSameSizeAs(GeneratedTools.load().catalogue());
    }

    @Test
    void callPrintsTheResultOnStandardOutputAlone() {
        var ended = run("call", "list_customers", "{\"search\":\"acme\"}");

        assertThat(ended.code()).isZero();
        assertThat(Json.MAPPER.readTree(ended.out()).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void tokenMakesAnotherOneEachTimeAndTheLineThatLetsItIn(@TempDir Path folder) throws IOException {
        var first = run("token");
        var second = run("token");
        assertThat(first.code()).isZero();
        assertThat(first.out()).isNotEqualTo(second.out());

        var token = first.out().lines().findFirst().orElseThrow();
        var line = first.out().lines().skip(1).findFirst().orElseThrow();
        var file = Files.writeString(
                folder.resolve("accounts.yaml"),
                "version: 1\naccounts: {acme: {environment: demo}}\ntokens:\n"
                        + line.replace("NAME", "jo").replace("ACCOUNT", "acme"));
        var tokens = AccountsFileReader.read(file, Mode.tokens).tokens();

        assertThat(token).hasSizeGreaterThan(40);
        assertThat(line).doesNotContain(token);
        assertThat(new StaticTokenVerifier(tokens).verify(token))
                .contains(new Principal("jo", "acme", Set.of(Scope.read)));
        assertThat(new StaticTokenVerifier(tokens).verify(token + "x")).isEmpty();
    }

    @Test
    void aServerWhoseAccountsFileHasMistakesNamesThemAll(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("accounts.yaml"), """
            version: 1
            accounts: {acme: {environment: dmo}}
            tokns: []
            """);
        var flags = List.of("--mode=tokens", "--public-url=https://mcp.example.com", "--port=0", "--accounts=" + file);
        for (var command : List.of("serve", "doctor")) {
            var ended = run(Stream.concat(Stream.of(command), flags.stream()).toArray(String[]::new));

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out() + ended.err())
                    .contains(
                            file + ":1: error: the mode tokens needs tokens",
                            file + ":2: error: environment of the account acme",
                            file + ":3: error: the file has the unknown key \"tokns\"; hint: did you mean \"tokens\"?")
                    .doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void stdioPrintsMessagesAloneOnStandardOutput() {
        var usualIn = System.in;
        System.setIn(new ByteArrayInputStream("""
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_customers","arguments":{"search":"acme"}}}
            """.getBytes(StandardCharsets.UTF_8)));
        try {
            var ended = run("stdio");

            assertThat(ended.code()).isZero();
            assertThat(ended.out().lines()).hasSize(1);
            assertThat(Json.MAPPER
                            .readTree(ended.out())
                            .at("/result/structuredContent/total")
                            .asInt())
                    .isEqualTo(2);
            assertThat(ended.err()).contains("environment demo");
        } finally {
            System.setIn(usualIn);
        }
    }

    @Test
    void doctorFindsNothingWrongWithTheDemo() {
        var lines = run("doctor", "--port=0");
        var json = run("doctor", "--port=0", "--json");

        assertThat(lines.code()).as(lines.out()).isZero();
        assertThat(lines.out()).contains("given: --port", "No problem found.");
        assertThat(json.code()).isZero();
        assertThat(Json.MAPPER.readTree(json.out()).path("ok").asBoolean()).isTrue();
    }

    @Test
    void doctorFailsWhenSomethingIsWrong() {
        var ended = run("doctor", "--environment=production", "--cors-origins=*");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("PAIGO_CLIENT_ID is not set", "--cors-origins has \"*\"", "Problems found: 3.")
                .doesNotContain("Exception", "\tat ");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void sealKeyPrintsAnotherKeyEachTime() {
        var one = run("seal-key");
        var other = run("seal-key");

        assertThat(one.code()).isZero();
        assertThat(one.out()).matches("k[0-9a-f]{8}:[A-Za-z0-9_-]{43}\\R").isNotEqualTo(other.out());
        assertThat(one.err()).isEmpty();
    }

    @Test
    void trainingIsRefusedNothing() {
        var ended = run("train");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).doesNotContain("Exception", "outcome=malformed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "list_custmers | {}            | 2 | did you mean \"list_customers\"?",
                "list_customers | {\"x\":1}    | 1 | there is no such argument",
                "list_customers | [1]          | 2 | must be a JSON object",
                "list_customers | {            | 2 | are not JSON",
                "add_credits    | {\"amount\":1e99999999999} | 2 | huge exponent",
            })
    void aCallThatCannotBeIsToldInWords(String tool, String arguments, int code, String expected) {
        var ended = run("call", tool, arguments);

        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.err()).contains(expected).doesNotContain("Exception", "\tat ");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=abc               | --port must be",
                "--port=70000             | --port must be",
                "--environment=production | PAIGO_CLIENT_ID is not set",
                "--client-id=x            | PAIGO_CLIENT_SECRET is not set",
                "--host=0.0.0.0           | no sign-in",
                "--environment=prodction  | did you mean \"production\"?",
            })
    void aServerThatCannotStartSaysWhy(String flag, String expected) {
        var ended = run("serve", flag);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .startsWith("paigo-mcp cannot start:")
                .contains(expected)
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void aPortInUseIsOneClearMessage() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = run("serve", "--port=" + other.getLocalPort());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("port " + other.getLocalPort()).contains("PAIGO_MCP_PORT");
            assertThat(ended.err().lines().filter(line -> line.startsWith("- ")))
                    .hasSize(1);
        }
    }

    @Test
    void aManagementPortInUseIsOneClearMessage() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = run("serve", "--port=0", "--management-port=" + other.getLocalPort());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err())
                    .startsWith("paigo-mcp cannot start:\n- Cannot listen on 127.0.0.1, port " + other.getLocalPort())
                    .contains("PAIGO_MANAGEMENT_PORT");
        }
    }

    @Test
    void aPortInUseIsOneClearMessageFromTheDemoToo() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = run("demo", "--port=" + other.getLocalPort());

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err())
                    .isEqualToNormalizingNewlines("paigo-mcp cannot start:\n- Cannot listen on port "
                            + other.getLocalPort()
                            + ": another program may use it; choose another with --port\n");
        }
    }

    @Test
    void aWrongFlagShowsTheUsage() {
        var ended = run("serve", "--prot=1");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--prot").contains("Usage: paigo-mcp serve");
    }
}

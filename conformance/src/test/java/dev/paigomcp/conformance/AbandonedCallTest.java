package dev.paigomcp.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.App;
import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real clients give up in mid-call, while Paigo leaves the server's request without an answer. */
class AbandonedCallTest {
    private static final Path NODE = Path.of("node_modules/.bin/node").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"client, auto", "client, pinned"})
    void aClientOfTheLatestRevisionEndsTheRequestToPaigoWithinASecond(String kind, String mode) throws Exception {
        assertThat(endsOverHttp(kind, mode)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"client, legacy", "sdk, legacy"})
    void aClientOfAnOlderRevisionDoesNot(String kind, String mode) throws Exception {
        assertThat(endsOverHttp(kind, mode)).isFalse();
    }

    /** The ids of a pipe are those of one client alone, so there any revision can take a request back. */
    @ParameterizedTest
    @CsvSource({"client, auto", "client, legacy", "sdk, legacy"})
    void anyClientThatStartedTheServerDoes(String kind, String mode) throws Exception {
        try (var paigo = new SilentPaigo()) {
            var arguments = new ArrayList<>(List.of(kind, mode));
            arguments.addAll(StdioCommand.before(paigo.address(), "id", "secret", folder));
            assertThat(endsWithinASecond(paigo, arguments)).isTrue();
        }
    }

    private static boolean endsOverHttp(String kind, String mode) throws Exception {
        try (var paigo = new SilentPaigo();
                var app = App.open(SettingsReader.read(settings(paigo), Map.of("--port", "0")))) {
            var address = "http://127.0.0.1:" + app.serve().port() + "/mcp";
            var ends = endsWithinASecond(paigo, List.of(kind, mode, address));
            paigo.hangUp(); // or the call that goes on would be waited for
            return ends;
        }
    }

    /** Whether the request to Paigo is over a second after the client, which stays connected, gave up its call. */
    private static boolean endsWithinASecond(SilentPaigo paigo, List<String> arguments) throws Exception {
        var client = start(arguments);
        try {
            assertThat(paigo.asked.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(paigo.abandoned.getCount()).isOne();

            var commands = client.outputWriter(UTF_8);
            commands.write("enough\n");
            commands.flush();
            assertThat(client.inputReader(UTF_8).readLine()).isEqualTo("aborted");

            return paigo.abandoned.await(1, TimeUnit.SECONDS);
        } finally {
            client.destroyForcibly().waitFor();
        }
    }

    private static Process start(List<String> arguments) throws IOException {
        var line = new ArrayList<>(List.of(Files.exists(NODE) ? NODE.toString() : "node", "clients/abort.mjs"));
        line.addAll(arguments);
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Map<String, String> settings(SilentPaigo paigo) {
        return Map.of(
                "PAIGO_ENVIRONMENT", "sandbox",
                "PAIGO_CLIENT_ID", "id",
                "PAIGO_CLIENT_SECRET", "secret",
                "PAIGO_BASE_URL", paigo.address().toString(),
                "PAIGO_TOKEN_URL", paigo.address().resolve("/oauth/token").toString());
    }
}

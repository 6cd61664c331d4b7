package dev.paigomcp.cli;

import dev.paigomcp.config.Settings;
import dev.paigomcp.config.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that stand for PAIGO_ variables, shared by the commands that reach a Paigo account. */
final class SettingFlags {
    private final Map<String, String> given = new HashMap<>();

    @Option(names = "--environment", paramLabel = "NAME", description = "production, sandbox or demo")
    void environment(String value) {
        given.put("--environment", value);
    }

    @Option(names = "--client-id", paramLabel = "ID", description = "Paigo's client id")
    void clientId(String value) {
        given.put("--client-id", value);
    }

    @Option(names = "--client-secret-file", paramLabel = "FILE", description = "where Paigo's client secret stands")
    void clientSecretFile(String value) {
        given.put("--client-secret-file", value);
    }

    @Option(names = "--base-url", paramLabel = "URL", description = "Paigo's API")
    void baseUrl(String value) {
        given.put("--base-url", value);
    }

    @Option(names = "--token-url", paramLabel = "URL", description = "Paigo's token endpoint")
    void tokenUrl(String value) {
        given.put("--token-url", value);
    }

    @Option(names = "--audience", paramLabel = "TEXT", description = "what a token is asked for")
    void audience(String value) {
        given.put("--audience", value);
    }

    @Option(names = "--writes", paramLabel = "on|off", description = "whether tools may change anything")
    void writes(String value) {
        given.put("--writes", value);
    }

    void set(String flag, @Nullable String value) {
        if (value != null) {
            given.put(flag, value);
        }
    }

    Settings read() {
        return SettingsReader.read(System.getenv(), given);
    }
}

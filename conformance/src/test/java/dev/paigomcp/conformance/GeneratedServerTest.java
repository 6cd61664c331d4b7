package dev.paigomcp.conformance;

import dev.paigomcp.App;
import dev.paigomcp.config.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as people start it, before the demo Paigo, under what the suite can ask of any server. */
class GeneratedServerTest {
    private static Verdict handshake;
    private static Verdict modern;

    @BeforeAll
    static void ask() {
        try (var app = App.open(SettingsReader.read(Map.of(), Map.of("--port", "0")))) {
            var port = app.serve().port();
            handshake = Suite.run("generated", port, "2025-11-25");
            modern = Suite.run("generated", port, "2026-07-28");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server-initialize",
                "ping",
                "tools-list",
                "resources-list",
                "prompts-list",
                "dns-rebinding-protection",
                "server-session-lifecycle"
            })
    void holdsWithAHandshake(String scenario) {
        handshake.holds(scenario);
    }

    /** The scenario ends there: without sessions there is nothing more for it to ask. */
    @Test
    void isWarnedOfAStreamWithoutASession() {
        handshake.holds("server-sse-multiple-streams", "server-sse-multiple-streams-session");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http-header-validation",
                "caching",
                "sep-2164-resource-not-found",
                "input-required-result-unsupported-methods",
                "tools-list",
                "resources-list",
                "prompts-list",
                "dns-rebinding-protection",
                "server-sse-multiple-streams"
            })
    void holdsWithoutOne(String scenario) {
        modern.holds(scenario);
    }

    /** Those that are left out call tools of the suite's own, which no server for people has; the fixture has them. */
    @Test
    void isStateless() {
        modern.holds(
                "server-stateless",
                "sep-2575-server-rejects-undeclared-capability",
                "sep-2575-missing-capability-http-400",
                "sep-2575-http-server-no-independent-requests-on-stream",
                "sep-2575-server-no-log-without-loglevel");
    }
}

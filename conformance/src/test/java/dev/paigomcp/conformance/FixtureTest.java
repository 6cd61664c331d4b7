package dev.paigomcp.conformance;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint under all that the suite requires of a server, with what it cannot do listed and explained. */
class FixtureTest {
    private static Verdict handshake;
    private static Verdict modern;

    @BeforeAll
    static void ask() {
        try (var server = Fixture.serve()) {
            handshake = run(server.port(), "2025-11-25");
            modern = run(server.port(), "2026-07-28");
        }
    }

    private static Verdict run(int port, String revision) {
        var listed = Path.of("expected-failures-" + revision + ".yaml").toAbsolutePath();
        return Suite.run("fixture", port, revision, "--expected-failures", listed.toString());
    }

    @Test
    void meetsTheRequirementsWithAHandshakeButForWhatIsListed() {
        handshake.hasOnlyTheListedFailures();
    }

    @Test
    void meetsTheRequirementsWithoutOneButForWhatIsListed() {
        modern.hasOnlyTheListedFailures();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server-stateless", "http-header-validation", "caching", "json-schema-2020-12"})
    void holdsAllOfAScenarioOfTheLatestRevision(String scenario) {
        modern.holds(scenario);
    }
}

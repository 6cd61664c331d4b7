package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The official conformance suite, pointed at a server on this machine. */
final class Suite {
    private static final int SECONDS = 300;

    /** The folder of a scenario's results: {@code server-SCENARIO-TIME}. */
    private static final Pattern FOLDER = Pattern.compile("server-(.+)-\\d{4}-\\d{2}-\\d{2}T[\\d-]+Z");

    private static final NodeTool TOOL = new NodeTool("conformance", "server");

    private Suite() {}

    /**
     * Runs all that a revision of the protocol requires of a server.
     *
     * @param name of the run, under which its results and words are kept in target/
     * @param options more of the suite's own
     */
    static Verdict run(String name, int port, String revision, String... options) {
        var folder = TOOL.folder(name + "-" + revision);
        var line = new ArrayList<>(List.of("--url", "http://127.0.0.1:" + port + "/mcp"));
        line.addAll(List.of("--requirements", revision, "-o", folder.toString()));
        line.addAll(List.of(options));
        var run = TOOL.run(name + "-" + revision, SECONDS, line);
        return new Verdict(run.exit(), run.output(), checks(folder));
    }

    private static List<Verdict.Check> checks(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("checks.json"))
                    .sorted()
                    .flatMap(file -> Json.MAPPER
                            .readTree(file.toFile())
                            .valueStream()
                            .map(check -> check(scenario(file), check)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String scenario(Path results) {
        var folder = results.getParent().getFileName().toString();
        var name = FOLDER.matcher(folder);
        if (!name.matches()) {
            throw new AssertionError("The suite names its folders in another way now: " + folder);
        }
        return name.group(1);
    }

    private static Verdict.Check check(String scenario, JsonNode check) {
        return new Verdict.Check(
                scenario,
                check.path("id").stringValue(),
                check.path("status").stringValue(),
                check.path("errorMessage").asString(""));
    }
}

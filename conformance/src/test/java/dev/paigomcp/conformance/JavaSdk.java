package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The Java SDK at one of its versions. Its client tells the billing story in a JVM of its own, with libraries of its age. */
record JavaSdk(String version) {
    private static final String STORY =
            Path.of("clients/JavaStory.java").toAbsolutePath().toString();

    /**
     * Returns the story as its client saw it.
     *
     * @param target the address, or the word "stdio" and the command that starts the server
     */
    BillingStory tell(String transport, List<String> target) throws IOException {
        var name = String.join("-", "story-java", version, transport);
        var story = Files.createDirectories(LoggedRun.TARGET).resolve(name + ".json");
        Files.deleteIfExists(story);
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(Path.of("java-sdk", version, "target", "classpath.txt")),
                STORY,
                story.toString()));
        line.addAll(target);
        var told = LoggedRun.of(new ProcessBuilder(line), name, 120);
        assertThat(told.exit()).as("%s said:%n%s", name, told.output()).isZero();
        return new BillingStory(JsonMapper.shared().readTree(Files.readString(story)));
    }
}

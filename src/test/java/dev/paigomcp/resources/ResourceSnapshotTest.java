package dev.paigomcp.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.tools.GeneratedTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts and resources are committed, one file each, and change only by {@code -Dsnapshots=update}. */
class ResourceSnapshotTest {
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));
    private static final String HOW = "if this is intended, run: mvn verify -Dsnapshots=update";
    private static final Path FOLDER =
            Path.of(System.getProperty("project.root")).resolve("src/test/snapshots");

    @ParameterizedTest
    @ValueSource(strings = {"prompts", "resources"})
    void clientsSeeWhatIsCommitted(String kind) throws IOException {
        var folder = FOLDER.resolve(kind);
        var generated = kind.equals("prompts") ? prompts() : resources();
        if (UPDATE) {
            Files.createDirectories(folder);
            for (var old : read(folder).keySet()) {
                Files.delete(folder.resolve(old));
            }
            for (var file : generated.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(folder).as(HOW).exists();
        assertThat(read(folder)).as(HOW).isEqualTo(generated);
    }

    private static Map<String, String> prompts() {
        var files = new TreeMap<String, String>();
        for (var prompt : GeneratedTools.resource("prompts.json")) {
            files.put(prompt.at("/prompt/name").asString() + ".json", prompt.toPrettyString() + "\n");
        }
        return files;
    }

    private static Map<String, String> resources() {
        var files = new TreeMap<String, String>();
        var all = GeneratedTools.resource("resources.json");
        for (var resource : all.path("resources")) {
            files.put(resource.at("/resource/name").asString() + ".json", resource.toPrettyString() + "\n");
        }
        for (var template : all.path("templates")) {
            files.put(template.at("/template/name").asString() + ".json", template.toPrettyString() + "\n");
        }
        return files;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.list(folder)) {
            for (var file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}

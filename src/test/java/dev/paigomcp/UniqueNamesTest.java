package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class is known by its simple name alone: no two of server, generator and mapping have the same, tests included. */
final class UniqueNamesTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    /** @param folder {@code main/java} or {@code test/java} */
    static List<Path> sources(String folder) throws IOException {
        var found = Stream.<Path>builder();
        for (var module : List.of("src", "codegen/src", "mapping/src")) {
            var inside = Path.of(folder).toString();
            try (var files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                        .filter(file -> file.toString().contains(inside))
                        .forEach(found);
            }
        }
        return found.build().toList();
    }

    @Test
    void noTwoClassesShareTheirSimpleName() throws IOException {
        var byName = Stream.concat(sources("main/java").stream(), sources("test/java").stream())
                .collect(Collectors.groupingBy(file -> file.getFileName().toString()));

        assertThat(byName).hasSizeGreaterThan(300);
        assertThat(byName.values()).allSatisfy(files -> assertThat(files).hasSize(1));
    }
}

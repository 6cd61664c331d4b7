package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds the list of docs/protocol-tests.md to the tests that there are. */
final class ProtocolTestsTest {
    private static final Path LIST = Path.of(System.getProperty("project.root")).resolve("docs/protocol-tests.md");
    private static final Pattern NAMED = Pattern.compile("`([\\w.]+)\\.(\\w+)`");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what "))
                .toList();
    }

    @Test
    void everyLineOfTheListNamesItsTests() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(50).allSatisfy(row -> {
            var cells = row.split(" \\| ");
            assertThat(cells).hasSize(2);
            assertThat(cells[1]).containsPattern(NAMED);
        });
    }

    @Test
    void everyTestThatTheListNamesExists() throws IOException {
        for (var row : rows()) {
            var tests = NAMED.matcher(row.split(" \\| ")[1]);
            while (tests.find()) {
                assertThat(isTest(tests.group(1), tests.group(2)))
                        .as(
                                "docs/protocol-tests.md names %s, which is no test: put the test's new name there",
                                tests.group())
                        .isTrue();
            }
        }
    }

    private static boolean isTest(String type, String method) {
        try {
            return Arrays.stream(Class.forName("dev.paigomcp." + type).getDeclaredMethods())
                    .filter(declared -> declared.getName().equals(method))
                    .anyMatch(declared -> declared.isAnnotationPresent(Test.class)
                            || declared.isAnnotationPresent(ParameterizedTest.class));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

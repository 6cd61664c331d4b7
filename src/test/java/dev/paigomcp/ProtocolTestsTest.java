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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the lists of docs/protocol-tests.md and docs/security.md to the tests that there are. */
final class ProtocolTestsTest {
    private static final Path DOCS = Path.of(System.getProperty("project.root")).resolve("docs");
    private static final String OF_ANOTHER_MODULE = "conformance.";
    private static final Pattern NAMED = Pattern.compile("`([\\w.]+)\\.(\\w+)`");

    private static List<String> rows(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page)).stream()
                .filter(line -> line.startsWith("| ") && line.split(" \\| ").length == 2)
                .filter(line -> !line.startsWith("| what |") && !line.startsWith("| promise |"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"protocol-tests.md, 50", "security.md, 30"})
    void everyLineOfTheListNamesItsTests(String page, int least) throws IOException {
        assertThat(rows(page))
                .hasSizeGreaterThan(least)
                .allSatisfy(row -> assertThat(row.split(" \\| ")[1]).containsPattern(NAMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol-tests.md", "security.md"})
    void everyTestThatTheListNamesExists(String page) throws IOException {
        for (var row : rows(page)) {
            var tests = NAMED.matcher(row.split(" \\| ")[1]);
            while (tests.find()) {
                assertThat(isTest(tests.group(1), tests.group(2)))
                        .as("docs/%s names %s, which is no test: put the test's new name there", page, tests.group())
                        .isTrue();
            }
        }
    }

    private static boolean isTest(String type, String method) throws IOException {
        if (type.startsWith(OF_ANOTHER_MODULE)) {
            var source =
                    DOCS.resolveSibling("conformance/src/test/java/dev/paigomcp/" + type.replace('.', '/') + ".java");
            return Files.readString(source).contains("void " + method + "(");
        }
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

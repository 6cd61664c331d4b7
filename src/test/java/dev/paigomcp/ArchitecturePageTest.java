package dev.paigomcp;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds docs/architecture.md to the classes. In its picture of the packages, a package may use those that its arrows lead
 * to, directly or over others.
 */
final class ArchitecturePageTest {
    private static final Path PAGE = Path.of(System.getProperty("project.root"), "docs", "architecture.md");
    private static final Pattern PICTURE =
            Pattern.compile("<!-- packages: .*? -->\\s+```mermaid\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ARROWS = Pattern.compile("^ *([\\w.]+) --> ([\\w. &]+)$", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)`");

    private static final Map<String, Map<String, String>> DEPENDENCIES = PackageDependencies.all();

    /** The packages that each package has an arrow to. */
    private static Map<String, Set<String>> arrows;

    @BeforeAll
    static void readThePicture() throws IOException {
        var picture = PICTURE.matcher(Files.readString(PAGE));
        assertThat(picture.find()).as("the page has the picture").isTrue();
        arrows = ARROWS.matcher(picture.group(1))
                .results()
                .flatMap(line -> Arrays.stream(line.group(2).split(" & ")).map(used -> List.of(line.group(1), used)))
                .collect(groupingBy(arrow -> arrow.get(0), mapping(arrow -> arrow.get(1), toSet())));
    }

    @Test
    void everyDependencyIsDrawn() {
        DEPENDENCIES.forEach((from, used) -> used.forEach((to, evidence) -> assertThat(reachable(arrows.get(from)))
                .as("%s uses %s: %s", from, to, evidence)
                .contains(to)));
    }

    @Test
    void everyArrowIsADependency() {
        arrows.forEach((from, used) -> assertThat(DEPENDENCIES.get(from).keySet())
                .as("what %s really uses", from)
                .containsAll(used));
    }

    @Test
    void noArrowLeadsBack() {
        arrows.forEach((from, used) ->
                assertThat(reachable(used)).as("what %s may use", from).doesNotContain(from));
    }

    @Test
    void noArrowSaysWhatOthersSay() {
        arrows.forEach((from, used) -> used.forEach(to -> assertThat(used)
                .as("an arrow from %s leads to %s already", from, to)
                .allSatisfy(other -> assertThat(reachable(arrows.getOrDefault(other, Set.of())))
                        .doesNotContain(to))));
    }

    @Test
    void everyPackageIsExplained() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(PackageDependencies.packages())
                .allSatisfy(
                        name -> assertThat(page).containsPattern("(?m)^\\|[^|]*`" + Pattern.quote(name) + "`[^|]*\\|"));
    }

    @ParameterizedTest
    @MethodSource("dev.paigomcp.LinksTest#pages")
    void everyClassThatIsNamedExists(Path page) throws IOException {
        assertThat(CLASS.matcher(Files.readString(page))
                        .results()
                        .map(named -> "dev.paigomcp." + named.group(1))
                        .filter(name -> !LayeringTest.ALL.contain(name)))
                .as("classes that %s names", page)
                .isEmpty();
    }

    /** Returns the packages, and all that their arrows lead to. */
    private static Set<String> reachable(Set<String> packages) {
        var reached = new HashSet<String>();
        var open = new ArrayDeque<>(packages);
        while (!open.isEmpty()) {
            var next = open.remove();
            if (reached.add(next)) {
                open.addAll(arrows.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}

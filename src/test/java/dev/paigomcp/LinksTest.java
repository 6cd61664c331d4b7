package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the relative links of the README and the docs: each leads to a file and, if it has an anchor, to a heading. */
final class LinksTest {
    private static final Path ROOT =
            Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern LINK =
            Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)|^\\[[^\\]]+\\]: (\\S+)", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    static List<Path> pages() throws IOException {
        try (var docs = Files.walk(ROOT.resolve("docs"));
                var root = Files.list(ROOT)) {
            return Stream.of(docs, root, Stream.of(ROOT.resolve("specs/README.md"), ROOT.resolve("bench/README.md")))
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRelativeLinkLeadsSomewhere(Path page) throws IOException {
        for (var link : relativeLinks(page)) {
            var target = target(page, link);
            assertThat(target).as("%s links to %s", ROOT.relativize(page), link).exists();
            if (link.contains("#")) {
                assertThat(anchors(target))
                        .as("%s links to %s: anchors of the page", ROOT.relativize(page), link)
                        .contains(link.substring(link.indexOf('#') + 1));
            }
        }
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        var reached = new HashSet<Path>();
        var open = new ArrayDeque<>(List.of(ROOT.resolve("README.md")));
        while (!open.isEmpty()) {
            var page = open.remove();
            if (Files.isDirectory(page)) {
                try (var files = Files.list(page)) {
                    files.forEach(open::add);
                }
            } else if (reached.add(page) && page.toString().endsWith(".md")) {
                relativeLinks(page).stream().map(link -> target(page, link)).forEach(open::add);
            }
        }
        assertThat(reached).containsAll(pages());
    }

    private static List<String> relativeLinks(Path page) throws IOException {
        return LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(link -> link.group(1) != null ? link.group(1) : link.group(2))
                .filter(link -> !link.contains(":"))
                .toList();
    }

    private static Path target(Path page, String link) {
        var path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }

    /** Returns the anchors that code hosts give to a page's headings. */
    private static Set<String> anchors(Path page) throws IOException {
        return HEADING.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}

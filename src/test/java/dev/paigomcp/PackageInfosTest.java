package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package says what it is for, and which packages it may use. */
final class PackageInfosTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Pattern COMMENT = Pattern.compile("\\A/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\{@code ([A-Za-z.]+)}");

    static Stream<String> packages() {
        return PackageDependencies.packages().stream()
                .filter(name -> !Set.of("Main", "App", "client").contains(name));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void saysWhatItMayUse(String name) throws IOException {
        var module = name.equals("mapping") ? "mapping/src" : "src";
        var file = ROOT.resolve(module + "/main/java/dev/paigomcp/" + name.replace('.', '/') + "/package-info.java");
        var comment = COMMENT.matcher(Files.readString(file));
        assertThat(comment.find())
                .as("%s begins with what the package is for", file)
                .isTrue();
        var use = comment.group(1).split("may use", 2);
        assertThat(use).as("%s ends with what the package may use", file).hasSize(2);
        if (!use[1].contains("every package")) {
            var named = new HashSet<String>();
            NAME.matcher(use[1]).results().forEach(found -> named.add(found.group(1)));
            assertThat(named)
                    .as("%s: what the package may use", file)
                    .containsAll(PackageDependencies.all()
                            .getOrDefault(name, Map.of())
                            .keySet());
        }
    }
}

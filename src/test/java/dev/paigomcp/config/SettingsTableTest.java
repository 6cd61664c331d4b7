package dev.paigomcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the README's table of settings to the settings that there are. */
final class SettingsTableTest {
    private static final Path README = Path.of(System.getProperty("project.root"), "README.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @Test
    void theReadmeHasARowForEachSettingWithItsNames() throws IOException {
        var rows = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `PAIGO_"))
                .map(line -> line.split("\\|"))
                .peek(cells -> assertThat(cells)
                        .as(cells[1])
                        .hasSize(5)
                        .satisfies(row -> assertThat(row[3]).isNotBlank()))
                .map(cells -> names(cells[1] + cells[2]))
                .toList();

        var settings = Arrays.stream(Setting.values())
                .map(setting -> Stream.concat(
                                setting.source().variables(), setting.source().flag().map(flag -> flag.name()).stream())
                        .toList())
                .toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(settings);
    }

    private static List<String> names(String cells) {
        return NAME.matcher(cells).results().map(found -> found.group(1)).toList();
    }
}

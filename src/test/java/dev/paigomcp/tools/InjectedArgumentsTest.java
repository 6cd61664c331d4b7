package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InjectedArgumentsTest {
    private static final Path PAGE = Path.of(System.getProperty("project.root")).resolve("docs/clients.md");

    @Test
    void theDocumentationNamesEachWithItsReport() throws IOException {
        var page = Files.readString(PAGE);

        InjectedArguments.REPORTS.forEach(
                (name, report) -> assertThat(page).contains("| `" + name + "` | " + report + " |"));
    }

    @Test
    void noToolHasAnArgumentOfThatName() {
        for (var tool : GeneratedTools.load().tools()) {
            assertThat(tool.definition().at("/inputSchema/properties").propertyNames())
                    .doesNotContainAnyElementsOf(InjectedArguments.NAMES);
        }
    }
}

package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Files stay short enough to be read at one sitting. */
final class FileLengthTest {
    private static final int MAX_LINES = 250;

    @Test
    void noSourceFileIsLongerThanTheLimit() throws IOException {
        for (var file : UniqueNamesTest.sources("main/java")) {
            try (var lines = Files.lines(file)) {
                assertThat(lines.count()).as("lines of %s", file).isLessThanOrEqualTo(MAX_LINES);
            }
        }
    }
}

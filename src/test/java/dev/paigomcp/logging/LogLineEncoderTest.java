package dev.paigomcp.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.AbstractConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However long a message, a stack trace or a row of causes is, what gets into the log is bounded. */
class LogLineEncoderTest {
    private static String encoded(String message, @Nullable Throwable thrown) {
        return encoded("dev.paigomcp.Some", message, thrown);
    }

    private static String encoded(String name, String message, @Nullable Throwable thrown) {
        var logger = new LoggerContext().getLogger(name);
        var event = new LoggingEvent("x", logger, Level.ERROR, message, thrown, null);
        return new String(new LogLineEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private static void overflow(Runnable again) {
        again.run();
        overflow(again);
    }

    @Test
    void aLineHasItsTimeItsLevelItsLoggerAndItsMessage() {
        assertThat(encoded("a message", null))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z ERROR Some a message\\n");
    }

    @Test
    void whatATerminalObeysAndNobodySeesIsSpelled() {
        var odd = "a\u001b[2Jb\u202ec\u200bd\udb40\udc41e";
        var spelled = "a\\u001b[2Jb\\u202ec\\u200bd\\udb40\\udc41e";

        assertThat(encoded(odd, null)).endsWith("ERROR Some " + spelled + "\n");
        assertThat(encoded("x", new IllegalStateException(odd)))
                .contains("java.lang.IllegalStateException: " + spelled + "\n");
        assertThat(encoded("Zoë & 株式会社 😀\ttab", null)).endsWith("Some Zoë & 株式会社 😀\ttab\n");
    }

    @Test
    void aConnectionThatCannotBeAcceptedTakesOneLine() {
        var acceptor = AbstractConnector.class.getName();

        assertThat(encoded(acceptor, "Accept Failure", new IOException("Too many open files")))
                .endsWith(" AbstractConnector Accept Failure: Too many open files\n")
                .hasLineCount(1);
        assertThat(encoded(acceptor, "Accept Failure", new IllegalStateException("a bug")))
                .contains("IllegalStateException: a bug\n\tat dev.paigomcp.");
        assertThat(encoded("dev.paigomcp.Some", "x", new IOException("elsewhere")))
                .contains("java.io.IOException: elsewhere\n\tat dev.paigomcp.");
    }

    @Test
    void aLongMessageIsCut() {
        assertThat(encoded("x".repeat(1_000_000), new IllegalStateException("y".repeat(1_000_000))))
                .contains("xxx...\n", "yyy...\n")
                .hasSizeLessThan(100_000);
    }

    @Test
    void aDeepStackIsCutAndTheRestCounted() {
        Throwable deep = null;
        try {
            overflow(() -> {});
        } catch (StackOverflowError e) {
            deep = e;
        }

        assertThat(encoded("deep", deep))
                .contains("java.lang.StackOverflowError", " more\n")
                .hasSizeLessThan(30_000);
    }

    @Test
    void aLongRowOfCausesIsCut() {
        var thrown = new IllegalStateException("0");
        for (var n = 1; n < 1_000; n++) {
            thrown = new IllegalStateException("number " + n, thrown);
        }

        assertThat(encoded("many", thrown))
                .contains("number 999")
                .doesNotContain("number 900")
                .hasSizeLessThan(200_000);
    }
}

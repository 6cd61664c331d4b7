package dev.paigomcp.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.paigomcp.common.InvisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for each event: UTC time (ISO 8601), level, logger and message, followed by the stack trace if there is
 * one, except that of a failed accept, which would come each second while there is no file descriptor left. It is code,
 * because parsing a logback pattern takes a tenth of the start.
 */
final class LogLineEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NO_BYTES = {};
    private static final int LEVEL_WIDTH = 5;

    /** The longest message of an event or an exception, in characters: some quote what they could not read. */
    private static final int MAX_MESSAGE = 8_000;

    private static final String ACCEPTOR = "org.eclipse.jetty.server.AbstractConnector";

    private static final int MAX_CAUSES = 10;
    private static final int MAX_FRAMES = 100;

    /** The last second that was formatted. Formatting one takes as long as the rest of a line. */
    private volatile Second latest = new Second(-1, "");

    private record Second(long epoch, String text) {}

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder(160)
                .append(second(event.getInstant().getEpochSecond()))
                .append(String.valueOf(1_000_000 + event.getInstant().getNano() / 1_000), 1, 7)
                .append("Z ")
                .append(event.getLevel())
                .append(" ".repeat(LEVEL_WIDTH + 1 - event.getLevel().levelStr.length()))
                .append(simple(event.getLoggerName()))
                .append(' ')
                .append(shown(event.getFormattedMessage()));
        var thrown = event.getThrowableProxy();
        if (thrown != null && isFailedAccept(event.getLoggerName(), thrown)) {
            line.append(": ").append(shown(thrown.getMessage())).append('\n');
        } else {
            thrown(line.append('\n'), thrown);
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the time up to and including the point before the fraction. */
    private String second(long epoch) {
        var known = latest;
        if (known.epoch() != epoch) {
            var text = Instant.ofEpochSecond(epoch).toString();
            known = new Second(epoch, text.replace('Z', '.'));
            latest = known;
        }
        return known.text();
    }

    @Override
    public byte[] headerBytes() {
        return NO_BYTES;
    }

    @Override
    public byte[] footerBytes() {
        return NO_BYTES;
    }

    /** Returns the beginning of a text, with what nobody sees or a terminal obeys spelled. */
    private static String shown(@Nullable String text) {
        var whole = String.valueOf(text);
        return InvisibleText.spelled(whole.length() <= MAX_MESSAGE ? whole : whole.substring(0, MAX_MESSAGE) + "...");
    }

    private static void thrown(StringBuilder line, @Nullable IThrowableProxy first) {
        var causes = 0;
        for (var cause = first; cause != null && causes < MAX_CAUSES; cause = cause.getCause()) {
            line.append(causes++ == 0 ? "" : "Caused by: ")
                    .append(cause.getClassName())
                    .append(": ")
                    .append(shown(cause.getMessage()))
                    .append('\n');
            var frames = cause.getStackTraceElementProxyArray();
            for (var i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                line.append('\t').append(frames[i].getSTEAsString()).append('\n');
            }
            if (frames.length > MAX_FRAMES) {
                line.append("\t... ").append(frames.length - MAX_FRAMES).append(" more\n");
            }
        }
    }

    /** Returns whether no connection could be accepted, which Jetty reports each second as long as it lasts. */
    private static boolean isFailedAccept(String logger, IThrowableProxy thrown) {
        return logger.equals(ACCEPTOR) && thrown.getClassName().equals(IOException.class.getName());
    }

    private static String simple(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}

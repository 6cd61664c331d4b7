package dev.paigomcp.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for each event: UTC time (ISO 8601), level, logger and message, followed by the stack trace if there is
 * one. It is code, because parsing a logback pattern takes a tenth of the start.
 */
final class LogLineEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NO_BYTES = {};
    private static final int LEVEL_WIDTH = 5;

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
                .append(event.getFormattedMessage())
                .append('\n');
        thrown(line, event.getThrowableProxy());
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

    private static void thrown(StringBuilder line, @Nullable IThrowableProxy first) {
        for (var cause = first; cause != null; cause = cause.getCause()) {
            line.append(cause == first ? "" : "Caused by: ")
                    .append(cause.getClassName())
                    .append(": ")
                    .append(cause.getMessage())
                    .append('\n');
            for (var frame : cause.getStackTraceElementProxyArray()) {
                line.append("\t").append(frame.getSTEAsString()).append('\n');
            }
        }
    }

    private static String simple(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}

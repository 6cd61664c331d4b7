package dev.paigomcp.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Hands each event to the {@link StderrWriter} as a line. Thread-safe. */
final class StderrAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final LogLineEncoder encoder;
    private final StderrWriter writer;

    StderrAppender(LogLineEncoder encoder, StderrWriter writer) {
        this.encoder = encoder;
        this.writer = writer;
    }

    @Override
    protected void append(ILoggingEvent event) {
        writer.write(encoder.encode(event));
    }
}

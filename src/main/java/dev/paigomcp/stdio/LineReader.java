package dev.paigomcp.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits a stream into lines. Of a line that is too long it keeps only the beginning. */
final class LineReader {
    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    /** @param maxBytes the most that is kept of a line */
    LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Returns the next line without its end, or empty if the stream has ended. */
    Optional<Line> next() throws IOException {
        var line = new ByteArrayOutputStream();
        var length = 0L;
        while (position < limit || fill()) {
            var end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            length += end - position;
            line.write(buffer, position, Math.min(end - position, Math.max(0, maxBytes - line.size())));
            var ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                return Optional.of(new Line(line.toByteArray(), length <= maxBytes));
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(new Line(line.toByteArray(), length <= maxBytes));
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    /**
     * One line.
     *
     * @param isWhole false if only the beginning was kept
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Line(byte[] bytes, boolean isWhole) {
        boolean isBlank() {
            for (var character : bytes) {
                if (character != ' ' && character != '\t' && character != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}

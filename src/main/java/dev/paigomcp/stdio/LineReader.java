package dev.paigomcp.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits input into lines, keeping of each no more than is worth reading. */
final class LineReader {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end; empty when input has ended. */
    Optional<Line> next() throws IOException {
        var line = new ByteArrayOutputStream();
        var length = 0L;
        while (position < limit || fill()) {
            var end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            length += end - position;
            line.write(buffer, position, Math.min(end - position, Math.max(0, longest - line.size())));
            var ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                return Optional.of(new Line(line.toByteArray(), length <= longest));
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(new Line(line.toByteArray(), length <= longest));
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    /**
     * One line.
     *
     * @param whole whether all of it is there
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Line(byte[] bytes, boolean whole) {
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

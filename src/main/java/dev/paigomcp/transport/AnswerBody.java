package dev.paigomcp.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer while it comes in. It counts the bytes that were read, and holds what a reader keeps of them
 * against the room that the server has. Not thread-safe.
 *
 * <p>Closing it does nothing: whoever opened the connection decides whether the rest is worth reading.
 */
public final class AnswerBody extends InputStream {
    /** The most bytes of an answer that is kept as it is; what comes of a larger one is weighed. */
    public static final int MAX_SMALL_BYTES = 8 * 1024;

    /** The bytes of memory for one byte of text while it is read, kept, and written into a result. */
    private static final int TEXT_WEIGHT = 4;

    /** The room for what is kept of an answer. */
    @FunctionalInterface
    public interface Room {
        /** Room without an end. */
        Room UNLIMITED = bytes -> Long.MAX_VALUE;

        /**
         * Makes room for so many bytes in all.
         *
         * @return for how many there is room now, at least as many
         * @throws AnswerLimitException if there is no room for them
         */
        long reserve(long bytes);

        /** Returns room for so many bytes and no more. */
        static Room upTo(long most) {
            return bytes -> {
                if (bytes > most) {
                    throw new AnswerLimitException(AnswerLimitException.Limit.SIZE);
                }
                return most;
            };
        }
    }

    private final InputStream in;
    private final long length;
    private final long maxBytes;
    private final Room room;
    private long count;
    private long kept;
    private long reserved;
    private byte @Nullable [] beginning;
    private int next;
    private int textBytes = -1;

    /**
     * Takes a body in.
     *
     * @param length how long it is said to be, or a negative number if that is not said
     * @param maxBytes how long it may be
     */
    public AnswerBody(InputStream in, long length, long maxBytes, Room room) {
        this.in = in;
        this.length = length;
        this.maxBytes = maxBytes;
        this.room = room;
    }

    /** Returns the body that these bytes are. */
    public static AnswerBody of(byte[] bytes) {
        return new AnswerBody(new ByteArrayInputStream(bytes), bytes.length, bytes.length, Room.UNLIMITED);
    }

    /** Returns how many bytes have come in. */
    public long count() {
        return count;
    }

    /** Returns all bytes of a small body, or null for a larger one, which is then read as a stream. */
    public byte @Nullable [] small() throws IOException {
        var buffer = new byte[length >= 0 && length < MAX_SMALL_BYTES ? (int) length : MAX_SMALL_BYTES];
        var end = 0;
        while (end < buffer.length) {
            var more = in.read(buffer, end, buffer.length - end);
            if (more < 0) {
                break;
            }
            end += more;
        }
        count(end);
        var over = end < buffer.length ? -1 : in.read();
        if (over < 0) {
            return end == buffer.length ? buffer : Arrays.copyOf(buffer, end);
        }
        count(1);
        beginning = Arrays.copyOf(buffer, end + 1);
        beginning[end] = (byte) over;
        return null;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        Objects.checkFromIndexSize(offset, most, buffer.length);
        if (beginning != null) {
            var some = Math.min(most, beginning.length - next);
            System.arraycopy(beginning, next, buffer, offset, some);
            next += some;
            beginning = next == beginning.length ? null : beginning;
            return some;
        }
        var some = in.read(buffer, offset, most);
        if (some > 0) {
            count(some);
            if (textBytes >= 0) {
                textBytes += some;
                reserve(kept + (long) textBytes * TEXT_WEIGHT);
            }
        }
        return some;
    }

    private void count(int more) {
        count += more;
        if (count > maxBytes) {
            throw new AnswerLimitException(AnswerLimitException.Limit.LENGTH);
        }
    }

    /** Says that something of so many bytes is kept. */
    void keep(long bytes) {
        kept += bytes;
        reserve(kept);
    }

    /** Says that a text is read that will be kept: a long one is weighed while it comes in. */
    void beginText() {
        textBytes = 0;
    }

    /** Says that a text of so many characters was read and is kept. */
    void endText(int characters) {
        textBytes = -1;
        keepText(0, characters);
    }

    /** Says that something of so many bytes is kept, and so many characters with it. */
    void keepText(long bytes, int characters) {
        keep(bytes + (long) characters * TEXT_WEIGHT);
    }

    /** Returns the bytes of what is kept. */
    public long kept() {
        return kept;
    }

    /** Says that no more than so many bytes are kept any longer. */
    public void keepOnly(long bytes) {
        kept = bytes;
    }

    private void reserve(long bytes) {
        if (bytes > reserved) {
            reserved = room.reserve(bytes);
        }
    }
}

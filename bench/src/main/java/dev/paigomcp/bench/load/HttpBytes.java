package dev.paigomcp.bench.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 as bytes, as far as the two ends of a measurement need it. */
public final class HttpBytes {
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

    private HttpBytes() {}

    /** How long the head is, its empty line included; -1 while it is not there yet. */
    public static int headLength(byte[] bytes, int end) {
        var at = indexOf(bytes, 0, end, HEAD_END);
        return at < 0 ? -1 : at + HEAD_END.length;
    }

    /** What the head says of the body's length; 0 when it says nothing. */
    public static int contentLength(byte[] bytes, int head) {
        var at = header(bytes, head, LENGTH);
        if (at < 0) {
            return 0;
        }
        var length = 0;
        for (var i = at + LENGTH.length(); bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                length = length * 10 + (bytes[i] - '0');
            }
        }
        return length;
    }

    static boolean isChunked(byte[] bytes, int head) {
        return header(bytes, head, CHUNKED) >= 0;
    }

    static boolean endsChunks(byte[] bytes, int head, int end) {
        return end - LAST_CHUNK.length >= head - 2 && indexOf(bytes, end - LAST_CHUNK.length, end, LAST_CHUNK) >= 0;
    }

    /** The body without the lines between its chunks. */
    static byte[] joined(byte[] bytes, int head, int end) {
        var body = new ByteArrayOutputStream(end - head);
        var at = head;
        while (at < end) {
            var length = 0;
            for (; bytes[at] != '\r'; at++) {
                length = length * 16 + Character.digit(bytes[at], 16);
            }
            at += 2;
            if (length == 0) {
                break;
            }
            body.write(bytes, at, length);
            at += length + 2;
        }
        return body.toByteArray();
    }

    /** Where the header begins, whatever the case of its letters. */
    private static int header(byte[] bytes, int head, String name) {
        for (var at = 0; at <= head - name.length(); at++) {
            if (bytes[at] != '\r') {
                continue;
            }
            var i = 0;
            while (i < name.length() && Character.toLowerCase(bytes[at + i]) == name.charAt(i)) {
                i++;
            }
            if (i == name.length()) {
                return at;
            }
        }
        return -1;
    }

    public static boolean startsWith(byte[] bytes, byte[] start) {
        return indexOf(bytes, 0, Math.min(bytes.length, start.length), start) == 0;
    }

    public static int indexOf(byte[] bytes, int from, int to, byte[] part) {
        var last = to - part.length;
        for (var at = from; at <= last; at++) {
            if (bytes[at] != part[0]) {
                continue;
            }
            var i = 1;
            while (i < part.length && bytes[at + i] == part[i]) {
                i++;
            }
            if (i == part.length) {
                return at;
            }
        }
        return -1;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

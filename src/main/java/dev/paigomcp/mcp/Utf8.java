package dev.paigomcp.mcp;

/**
 * Whether bytes are text in UTF-8 (RFC 3629, section 4). The parser alone would guess UTF-16 and UTF-32 from zero bytes,
 * and would read overlong forms, so that the same message meant one thing here and another to whoever looked at it before.
 */
final class Utf8 {
    private Utf8() {}

    /** False also for a zero byte, which no JSON text has. */
    static boolean is(byte[] bytes) {
        var i = 0;
        while (i < bytes.length) {
            if (bytes[i] > 0) {
                i++;
                continue;
            }
            var length = length(bytes, i);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** Of the character that begins there with a byte beyond ASCII; 0 when none does. */
    private static int length(byte[] bytes, int at) {
        var first = bytes[at] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        var length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (at + length > bytes.length) {
            return 0;
        }
        var second = bytes[at + 1] & 0xff;
        var lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80; // lower ones have a shorter form
        var highest =
                first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf; // higher ones are surrogates, or beyond Unicode
        if (second < lowest || second > highest) {
            return 0;
        }
        for (var i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}

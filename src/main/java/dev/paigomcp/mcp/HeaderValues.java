package dev.paigomcp.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Decodes header values, which may be in Base64 (MCP 2026-07-28, Streamable HTTP, Value Encoding). */
final class HeaderValues {
    private static final String BEGIN = "=?base64?";
    private static final String END = "?=";

    private HeaderValues() {}

    /** Returns the text of the header, or empty if it is marked as Base64 and is not Base64 of UTF-8. */
    static Optional<String> decoded(String header) {
        if (!header.startsWith(BEGIN) || !header.endsWith(END) || header.length() < BEGIN.length() + END.length()) {
            return Optional.of(header);
        }
        var coded = header.substring(BEGIN.length(), header.length() - END.length());
        if (coded.length() % 4 != 0) {
            return Optional.empty(); // Java's decoder accepts missing padding, the protocol does not
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(coded));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

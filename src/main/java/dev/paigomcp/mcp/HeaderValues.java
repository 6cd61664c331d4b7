package dev.paigomcp.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Text in a header, where it may stand in Base64 (MCP 2026-07-28, Streamable HTTP, Value Encoding). */
final class HeaderValues {
    private static final String BEGIN = "=?base64?";
    private static final String END = "?=";

    private HeaderValues() {}

    /** What the header says; empty when it is meant to be Base64 of UTF-8 and is not. */
    static Optional<String> decoded(String header) {
        if (!header.startsWith(BEGIN) || !header.endsWith(END) || header.length() < BEGIN.length() + END.length()) {
            return Optional.of(header);
        }
        var coded = header.substring(BEGIN.length(), header.length() - END.length());
        if (coded.length() % 4 != 0) {
            return Optional.empty(); // Java's decoder does without padding, the protocol does not
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(coded));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

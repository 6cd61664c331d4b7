package dev.paigomcp.common;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes JSON exactly: decimals keep every digit and their trailing zeros and are written without an exponent, and
 * nulls and the order of keys stay. Both mappers are thread-safe.
 */
public final class Json {
    /** Takes the last value of a key that appears twice. For Paigo's answers, which may have such keys. */
    public static final JsonMapper TOLERANT = mapper(false);

    /** Refuses a key that appears twice. For what callers send, which must not be read in two ways. */
    public static final JsonMapper MAPPER = mapper(true);

    private Json() {}

    /** Returns the node as JSON text in UTF-8. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JacksonException e) {
            // Paigo sent half a surrogate pair, which UTF-8 cannot represent: it becomes a question mark.
            return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static JsonMapper mapper(boolean strict) {
        return JsonMapper.builder(JsonFactory.builder()
                        .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }
}

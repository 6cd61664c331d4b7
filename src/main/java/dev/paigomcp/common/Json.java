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

/** JSON as this program reads and writes it. Both mappers are thread-safe. */
public final class Json {
    /**
     * Exact: decimals keep every digit and their trailing zeros and are written plainly, nulls and the order of keys stay.
     * A key that comes twice is taken as its last value, since that is what Paigo may send.
     */
    public static final JsonMapper TOLERANT = mapper(false);

    /** The same, but a key that comes twice is an error: what callers send must not be read in two ways. */
    public static final JsonMapper MAPPER = mapper(true);

    private Json() {}

    /** The node as UTF-8. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JacksonException e) {
            // Half a surrogate pair, in something that Paigo said: UTF-8 cannot carry it, a question mark must do.
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

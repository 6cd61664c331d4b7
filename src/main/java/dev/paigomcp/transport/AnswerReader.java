package dev.paigomcp.transport;

import dev.paigomcp.common.Json;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a 2xx answer. It goes along with the request, so that the caller who knows which fields it needs can
 * keep only those of a large answer. Thread-safe.
 */
@FunctionalInterface
public interface AnswerReader {
    /** Keeps everything: exact decimals, nulls, and the order of keys. */
    AnswerReader TREE = Json.TOLERANT::readTree;

    /**
     * Reads one JSON value.
     *
     * @param body the body after decompression, at most as long as the transport accepts
     * @return the value, or a missing node if there is nothing but white space
     * @throws JacksonException if the body is not JSON, or is nested too deeply
     * @throws NumberFormatException if a number's exponent is out of range
     */
    JsonNode read(InputStream body);
}

package dev.paigomcp.transport;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a 2xx answer. It goes along with the request, so that the caller who knows which fields it needs can
 * keep only those of a large answer.
 */
@FunctionalInterface
public interface AnswerReader {
    /** Keeps everything: exact decimals, nulls, and the order of keys. Thread-safe. */
    AnswerReader TREE = new FieldsReader(FieldTrie.EVERYTHING);

    /**
     * Reads one JSON value to the end of the body. It is called again if the answer broke off and the request was repeated.
     *
     * @return the value, or what is kept of it; a missing node if there is nothing but white space
     * @throws JacksonException if the body is not JSON, or is nested too deeply
     * @throws NumberFormatException if a number's exponent is out of range
     * @throws AnswerLimitException if the body is longer than allowed, or there is no room for what is kept of it
     */
    JsonNode read(AnswerBody body) throws IOException;

    /** Returns whether it keeps everything, so that a long answer would be kept at its length. */
    default boolean isWhole() {
        return false;
    }
}

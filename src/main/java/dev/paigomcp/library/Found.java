package dev.paigomcp.library;

import tools.jackson.databind.node.ObjectNode;

/** What a question to the library came to. */
public sealed interface Found {
    /**
     * The answer.
     *
     * @param lasting whether it stays the same as long as the server runs
     */
    record Result(ObjectNode value, boolean lasting) implements Found {}

    /** There is no such thing, or Paigo does not give it out; the text says what there is. */
    record Nothing(String message) implements Found {}

    /** The caller's other parameters are wrong. */
    record Wrong(String message) implements Found {}

    /** It may well exist, but cannot be shown now. */
    record Failed(String message) implements Found {}
}

package dev.paigomcp.resources;

import tools.jackson.databind.node.ObjectNode;

/** What a question to the library came to. */
public sealed interface LibraryResult {
    /**
     * The answer.
     *
     * @param lasting whether it stays the same as long as the server runs
     */
    record Result(ObjectNode value, boolean lasting) implements LibraryResult {}

    /** There is no such thing, or Paigo does not give it out; the text says what there is. */
    record Nothing(String message) implements LibraryResult {}

    /** The caller's other parameters are wrong. */
    record Wrong(String message) implements LibraryResult {}

    /** It may well exist, but cannot be shown now. */
    record Failed(String message) implements LibraryResult {}
}

package dev.paigomcp.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mapping's grammar, {@code tools.schema.json}. */
final class Grammar {
    private Grammar() {}

    /** Returns the names of an object's properties at a JSON Pointer. */
    static Stream<String> names(String pointer) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(Path.of("../specs/tools.schema.json")))
                    .at(pointer)
                    .propertyNames()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the words of an enum at a JSON Pointer. */
    static Stream<String> words(String pointer) {
        try {
            var grammar = JsonMapper.shared().readTree(Files.readString(Path.of("../specs/tools.schema.json")));
            return grammar.at(pointer).valueStream().map(JsonNode::asString);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.paigomcp.accounts;

import java.util.List;
import java.util.Map;

/** A part of a YAML document that knows its line, counted from 1. */
sealed interface YamlNode {
    int line();

    /** A single value, as it is written. */
    record Text(int line, String value) implements YamlNode {}

    record Items(int line, List<YamlNode> items) implements YamlNode {}

    /** In the order of the file. */
    record Block(int line, Map<String, Field> fields) implements YamlNode {}

    /**
     * A key and what stands under it.
     *
     * @param line the key's
     */
    record Field(int line, YamlNode value) {}
}

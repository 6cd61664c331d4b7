package dev.paigomcp.mapping;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the contract writes a single value. */
public enum WireForm {
    /** As it was given; also until the generator has looked the value up in the contract. */
    JSON,
    /** As a JSON number. */
    NUMBER,
    /** As text. */
    TEXT;

    /** Returns the form for the JSON types that the contract allows; a number where it allows text too. */
    public static WireForm of(Set<String> types) {
        if (types.contains("number") || types.contains("integer")) {
            return NUMBER;
        }
        return types.contains("string") ? TEXT : JSON;
    }

    static WireForm read(JsonNode argument) {
        return valueOf(argument.path("wire").asString("json").toUpperCase(Locale.ROOT));
    }

    void write(ObjectNode argument) {
        if (this != JSON) {
            argument.put("wire", name().toLowerCase(Locale.ROOT));
        }
    }
}

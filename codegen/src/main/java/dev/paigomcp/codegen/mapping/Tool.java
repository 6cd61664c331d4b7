package dev.paigomcp.codegen.mapping;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One tool of the mapping.
 *
 * @param name what clients call it
 * @param pointer where it stands in the mapping
 * @param node what the mapping says of it
 * @param arguments what the caller gives, as far as it is sent or checked; filters and paging come from {@code result}
 * @param show the fields of the result
 */
public record Tool(String name, String pointer, JsonNode node, List<Argument> arguments, List<Shown> show) {
    static Tool of(String name, String pointer, JsonNode node) {
        return new Tool(
                name,
                pointer,
                node,
                Argument.listOf(node.path("arguments"), pointer + "/arguments"),
                Shown.listOf(node.path("result").path("show"), pointer + "/result/show"));
    }

    public String operation() {
        return node.path("operation").asString("");
    }

    public String effect() {
        return node.path("effect").asString("");
    }

    /** The right that a caller needs: what the mapping says, else what follows from the effect. */
    public String scope() {
        var implied = switch (effect()) {
            case "read" -> "read";
            case "write" -> "write";
            default -> "money";
        };
        return node.path("scope").asString(implied);
    }

    public JsonNode result() {
        return node.path("result");
    }

    /** Whether the result is a list. */
    public boolean isList() {
        return result().has("items");
    }

    /** Where the thing, or each thing, is in Paigo's answer; the whole answer when the mapping does not say. */
    public String place() {
        return isList()
                ? result().path("items").asString()
                : result().path("item").asString("");
    }
}

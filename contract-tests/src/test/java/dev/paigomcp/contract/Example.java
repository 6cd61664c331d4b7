package dev.paigomcp.contract;

import dev.paigomcp.tools.GeneratedTools;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An example of the mapping: a call of a tool, and what Paigo is taken to answer to it. */
record Example(String tool, String operation, String name, JsonNode given, ObjectNode call, int status, JsonNode body) {
    static List<Example> all() {
        return GeneratedTools.resource("examples.json")
                .valueStream()
                .map(node -> new Example(
                        node.path("tool").asString(),
                        node.path("operation").asString(),
                        node.path("name").asString(),
                        node.path("given"),
                        (ObjectNode) node.path("call"),
                        node.path("answer").path("status").asInt(),
                        node.path("answer").path("body")))
                .toList();
    }

    boolean isSuccess() {
        return status < 300;
    }

    @Override
    public String toString() {
        return tool + " " + name;
    }
}

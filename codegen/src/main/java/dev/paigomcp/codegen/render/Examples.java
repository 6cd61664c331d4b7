package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.mapping.Mapping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** examples.json: every example of the mapping with its tool and operation; the pact is made from them. */
public final class Examples {
    private Examples() {}

    public static ArrayNode of(Mapping mapping) {
        var examples = JsonNodeFactory.instance.arrayNode();
        for (var tool : mapping.tools()) {
            for (var example : tool.node().path("examples")) {
                examples.addObject()
                        .put("tool", tool.name())
                        .put("operation", tool.operation())
                        .setAll((ObjectNode) example.deepCopy());
            }
        }
        return examples;
    }
}

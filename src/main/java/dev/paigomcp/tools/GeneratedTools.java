package dev.paigomcp.tools;

import dev.paigomcp.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the build made of the mapping and the contract.
 *
 * @param instructions how Paigo's parts fit together, for the model
 * @param catalogue what clients see of each tool, in order
 * @param plans how each tool's call is carried out
 * @param ids where ids of each kind are listed
 */
public record GeneratedTools(
        String instructions, List<ObjectNode> catalogue, Map<String, Plan> plans, Map<String, Plan.Ids> ids) {
    private static final String FOLDER = "/dev/paigomcp/generated/";

    /** Reads it from the class path. */
    public static GeneratedTools load() {
        var plans = resource("plans.json");
        var catalogue = resource("tools.json")
                .valueStream()
                .map(tool -> (ObjectNode) tool)
                .toList();
        return new GeneratedTools(
                plans.path("instructions").asString(""),
                catalogue,
                Json.MAPPER.treeToValue(plans.path("tools"), new TypeReference<Map<String, Plan>>() {}),
                Json.MAPPER.treeToValue(plans.path("ids"), new TypeReference<Map<String, Plan.Ids>>() {}));
    }

    /** A generated file, such as {@code contract.json}. */
    public static JsonNode resource(String name) {
        try (var in = GeneratedTools.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

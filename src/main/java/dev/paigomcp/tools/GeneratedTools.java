package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.Plans;
import dev.paigomcp.mapping.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the build made of the mapping and the contract.
 *
 * @param instructions how Paigo's parts fit together, for the model
 * @param catalogue what clients see of each tool, in order
 * @param plans how each tool's call is carried out
 * @param rules what each tool's arguments are held against
 * @param ids where ids of each kind are listed
 * @param resultBytes the most that clients take of one result
 */
public record GeneratedTools(
        String instructions,
        List<ObjectNode> catalogue,
        Map<String, Plan> plans,
        Map<String, CompiledSchema> rules,
        Map<String, Plans.IdKind> ids,
        int resultBytes) {
    private static final String FOLDER = "/dev/paigomcp/generated/";

    /** Reads it from the class path. */
    public static GeneratedTools load() {
        var plans = Plans.read(resource("plans.json"));
        var catalogue = resource("tools.json")
                .valueStream()
                .map(tool -> (ObjectNode) tool)
                .toList();
        return new GeneratedTools(
                plans.instructions(),
                catalogue,
                plans.tools(),
                CompiledSchema.of(catalogue),
                plans.ids(),
                plans.maxResultBytes());
    }

    /** The same, but clients are not told what results look like: it costs some of them a third of the list's tokens. */
    public GeneratedTools withoutOutputSchemas() {
        var shorter = catalogue.stream()
                .map(tool -> tool.deepCopy().without("outputSchema"))
                .toList();
        return new GeneratedTools(instructions, List.copyOf(shorter), plans, rules, ids, resultBytes);
    }

    /** What clients see of the tools that somebody with these rights may use, in order. */
    public List<ObjectNode> catalogue(Set<Scope> scopes) {
        return catalogue.stream()
                .filter(tool -> {
                    var plan = plans.get(tool.path("name").asString());
                    return plan != null && scopes.contains(plan.scope());
                })
                .toList();
    }

    /** A generated file, such as {@code contract.json}. */
    public static JsonNode resource(String name) {
        return Json.MAPPER.readTree(bytes(name));
    }

    /** The same as it is. */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (var in = GeneratedTools.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

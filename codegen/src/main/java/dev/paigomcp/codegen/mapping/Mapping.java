package dev.paigomcp.codegen.mapping;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.source.Document;
import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.ToolPlans;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * {@code tools.yaml}, read into types.
 *
 * @param document the file, for the lines of messages
 * @param plans what the server needs of it, not yet resolved against the contract
 * @param tools every tool, in the file's order
 * @param prompts every prompt
 * @param resources every resource
 * @param glossary what an argument or a field of that name is, unless it has a description of its own
 * @param budgets how many tokens lists of tools may cost
 * @param excluded the operations that are no tool, as they are written
 */
public record Mapping(
        Document document,
        ToolPlans plans,
        List<MappedTool> tools,
        List<MappedPrompt> prompts,
        List<MappedResource> resources,
        Map<String, String> glossary,
        List<Budget> budgets,
        Set<String> excluded) {
    /**
     * A limit on what a list of tools costs a client.
     *
     * @param tools the names of the tools that count; empty if all do
     * @param outputSchemas whether output schemas count
     * @param tokens the most tokens
     */
    public record Budget(String name, String pointer, Set<String> tools, boolean outputSchemas, int tokens) {}

    static Mapping of(Document document) {
        var root = document.root();
        var plans = ToolPlans.read(root);
        return new Mapping(
                document,
                plans,
                plans.tools().entrySet().stream()
                        .map(tool -> MappedTool.of(
                                tool.getKey(),
                                tool.getValue(),
                                root.path("tools").path(tool.getKey())))
                        .toList(),
                entries(root, "prompts", MappedPrompt::of),
                entries(root, "resources", MappedResource::of),
                glossary(root.path("glossary")),
                budgets(root.path("budgets")),
                new LinkedHashSet<>(root.path("excluded").propertyNames()));
    }

    private static <T> List<T> entries(JsonNode root, String section, BiFunction<String, JsonNode, T> read) {
        return root.path(section).properties().stream()
                .map(entry -> read.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Map<String, String> glossary(JsonNode glossary) {
        var texts = new LinkedHashMap<String, String>();
        glossary.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    private static List<Budget> budgets(JsonNode budgets) {
        var all = new ArrayList<Budget>();
        for (var node : budgets) {
            var tools = new LinkedHashSet<String>();
            node.path("tools").forEach(tool -> tools.add(tool.asString()));
            all.add(new Budget(
                    node.path("name").asString(),
                    "/budgets/" + all.size(),
                    tools,
                    node.path("outputSchemas").asBoolean(false),
                    node.path("tokens").asInt()));
        }
        return List.copyOf(all);
    }

    /** Returns the tool of that name, or empty if there is none. */
    public Optional<MappedTool> tool(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    /** Returns the names of all tools. */
    public List<String> toolNames() {
        return tools.stream().map(MappedTool::name).toList();
    }

    /** Returns the kinds of ids by their names. */
    public Map<String, ToolPlans.IdKind> ids() {
        return plans.ids();
    }

    /** Returns the operations that a tool may call: its own, and those it reads to check, suggest or compare; sorted. */
    public Set<OperationKey> operations() {
        var keys = new TreeSet<OperationKey>();
        ids().values().forEach(id -> keys.add(id.read()));
        for (var tool : tools) {
            keys.add(tool.plan().operation());
            tool.supportingReads().forEach(read -> keys.add(read.operation()));
        }
        return keys;
    }

    /** Returns the pointer of an entry of a section of the file. */
    static String pointer(String section, String name) {
        return "/" + section + token(name);
    }
}

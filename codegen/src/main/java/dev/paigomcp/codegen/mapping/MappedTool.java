package dev.paigomcp.codegen.mapping;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.mapping.OperationKey;
import dev.paigomcp.mapping.ToolPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One tool of the mapping.
 *
 * @param name the name that clients see
 * @param pointer where it stands in the mapping
 * @param plan what the server needs of it, not yet resolved against the contract
 * @param title what people see
 * @param description what a model sees
 * @param isOpenWorld whether something leaves for third parties
 * @param arguments what the mapping says of the plan's arguments, in their order
 * @param filterDescriptions what a model sees of the search and the filters, by the argument's name
 * @param sideReads the operations that it reads beside its own
 * @param examples calls of it, and Paigo's answers
 */
public record MappedTool(
        String name,
        String pointer,
        ToolPlan plan,
        String title,
        String description,
        boolean isOpenWorld,
        List<MappedArgument> arguments,
        Map<String, String> filterDescriptions,
        List<SideRead> sideReads,
        List<MappedExample> examples) {
    /**
     * An operation that is read.
     *
     * @param pointer where the mapping names it
     * @param reader what reads it, for messages
     */
    public record SideRead(OperationKey operation, String pointer, String reader) {}

    /**
     * A call of a tool, and Paigo's answer.
     *
     * @param status the HTTP status of the answer
     * @param call the arguments
     * @param node the whole example
     */
    public record MappedExample(String name, String pointer, String status, JsonNode call, ObjectNode node) {}

    /** Returns the names of the plan's arguments. */
    public List<String> argumentNames() {
        return arguments.stream().map(MappedArgument::name).toList();
    }

    /** Returns what the mapping says of an argument of the plan. */
    public MappedArgument argument(String argument) {
        return arguments.stream()
                .filter(mapped -> mapped.name().equals(argument))
                .findFirst()
                .orElseThrow();
    }

    static MappedTool of(String name, ToolPlan plan, JsonNode node) {
        var pointer = Mapping.pointer("tools", name);
        return new MappedTool(
                name,
                pointer,
                plan,
                node.path("title").asString(),
                node.path("description").asString(),
                node.path("openWorld").asBoolean(false),
                plan.arguments().stream()
                        .map(argument -> MappedArgument.of(
                                argument,
                                pointer + "/arguments",
                                node.path("arguments").path(argument.name())))
                        .toList(),
                filterDescriptions(plan, node.path("result")),
                sideReads(name, plan, node, pointer),
                examples(node.path("examples"), pointer));
    }

    private static Map<String, String> filterDescriptions(ToolPlan plan, JsonNode result) {
        var texts = new HashMap<String, String>();
        if (plan.result().search() != null) {
            describe(texts, plan.result().search().argument(), result.path("search"));
        }
        for (var filter : plan.result().where()) {
            var node = result.path("where").path(filter.field().toString());
            filter.arguments().forEach(argument -> describe(texts, argument, node));
        }
        return texts;
    }

    private static void describe(Map<String, String> texts, String argument, JsonNode node) {
        node.path("describe").asStringOpt().ifPresent(text -> texts.put(argument, text));
    }

    private static List<SideRead> sideReads(String name, ToolPlan plan, JsonNode node, String pointer) {
        var reads = new ArrayList<SideRead>();
        for (var part : List.of("narrow", "witness", "repeat")) {
            node.path(part)
                    .path("read")
                    .asStringOpt()
                    .ifPresent(key -> reads.add(new SideRead(
                            OperationKey.parse(key), pointer + "/" + part + "/read", "tool \"" + name + "\"")));
        }
        for (var argument : plan.arguments()) {
            if (argument.check() != null) {
                reads.add(new SideRead(
                        argument.check().read(),
                        pointer + "/arguments" + token(argument.name()) + "/check/read",
                        "argument \"" + argument.name() + "\""));
            }
        }
        return List.copyOf(reads);
    }

    private static List<MappedExample> examples(JsonNode examples, String pointer) {
        var all = new ArrayList<MappedExample>();
        for (var example : examples) {
            all.add(new MappedExample(
                    example.path("name").asString(),
                    pointer + "/examples/" + all.size(),
                    example.path("answer").path("status").asString(),
                    example.path("call"),
                    (ObjectNode) example));
        }
        return List.copyOf(all);
    }
}

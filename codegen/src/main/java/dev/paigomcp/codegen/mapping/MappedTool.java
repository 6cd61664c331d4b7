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
 * @param fields what the mapping says of the fields of its result
 * @param supportingReads the operations that it reads beside its own
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
        List<MappedField> fields,
        List<SupportingRead> supportingReads,
        List<MappedExample> examples) {
    /**
     * An operation that is read.
     *
     * @param pointer where the mapping names it
     * @param reader what reads it, for messages
     */
    public record SupportingRead(OperationKey operation, String pointer, String reader) {}

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
                MappedField.all(node.path("result"), pointer + "/result"),
                supportingReads(name, plan, node, pointer),
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
        var totals = plan.result().totals();
        if (totals != null && totals.per() != null) {
            describe(texts, totals.per().argument(), result.path("totals").path("per"));
        }
        return texts;
    }

    private static void describe(Map<String, String> texts, String argument, JsonNode node) {
        node.path("describe").asStringOpt().ifPresent(text -> texts.put(argument, text));
    }

    private static List<SupportingRead> supportingReads(String name, ToolPlan plan, JsonNode node, String pointer) {
        var reads = new ArrayList<SupportingRead>();
        for (var part : List.of("narrow", "witness", "repeat")) {
            node.path(part)
                    .path("read")
                    .asStringOpt()
                    .ifPresent(key -> reads.add(new SupportingRead(
                            OperationKey.parse(key), pointer + "/" + part + "/read", "tool \"" + name + "\"")));
        }
        plan.reads()
                .forEach((read, side) -> reads.add(new SupportingRead(
                        side.operation(), pointer + "/reads" + token(read) + "/read", "read \"" + read + "\"")));
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

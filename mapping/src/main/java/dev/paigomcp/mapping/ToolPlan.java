package dev.paigomcp.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a call of one tool is carried out.
 *
 * <p>The generator reads a plan from the mapping, {@code tools.yaml}, checks it against the contract and adds what only the
 * contract knows: how a number is written on the wire ({@link WireForm}) and which JSON type a field of the result has
 * ({@link ShownField.Form}). It then writes the plan to {@code plans.json}, from which the server reads it. Neither the
 * contract nor the mapping is needed to serve a call.
 *
 * <p>Both files have the same grammar, so there is one reader, and it stands beside the writer in each type. The server's
 * file leaves out what only the generator needs, such as descriptions and examples.
 *
 * <p>A plan is data. What depends on a closed choice is a method of the type that is chosen, as in {@link ArgumentType} and
 * {@link ComputedValue}, or a fold over it, as in {@link Filter}.
 *
 * @param operation the operation of the contract that the tool calls
 * @param effect what the tool does to the account
 * @param scope the right that every call needs
 * @param needs the rights that some calls need besides
 * @param arguments what the caller may give, filters and paging apart
 * @param send what is sent besides
 * @param checks what must hold of a call before it is sent
 * @param result what is shown of the answer
 * @param reads what may be read beside the operation, by the names that others ask for it
 * @param narrow a smaller read in place of the operation, or null if there is none
 * @param repeat how a refused repeat is recognized, or null if the tool is not idempotent
 * @param witness where a lost answer is looked up, or null if the tool changes nothing
 */
public record ToolPlan(
        OperationKey operation,
        Effect effect,
        Scope scope,
        List<Need> needs,
        List<Argument> arguments,
        List<Sent> send,
        List<CallCheck> checks,
        ResultPlan result,
        Map<String, SideRead> reads,
        @Nullable Narrow narrow,
        @Nullable Repeat repeat,
        @Nullable Witness witness) {
    /** A value that is sent though the caller does not give it. */
    public record Sent(RequestPlace to, ComputedValue value) {}

    /**
     * A read that is sent in place of the operation if an argument is given: its answer has the same form, but is smaller.
     *
     * @param by the name of the argument, and of the read's path parameter
     */
    public record Narrow(String by, OperationKey read) {}

    /**
     * A read that tells a repeat of a call from a refusal: the thing is there already.
     *
     * @param item where the thing is in the answer
     * @param same the fields of the request's body that must equal those of the thing
     * @param compare where the thing holds what other fields of the body are compared with; a difference is only reported
     * @param conflicts of which of these a difference makes the call fail, and what to say of it then
     */
    public record Repeat(
            OperationKey read,
            ValuePath item,
            List<String> same,
            Map<String, ValuePath> compare,
            Map<String, String> conflicts) {}

    /**
     * The tool that shows a write whose answer was lost.
     *
     * @param tool the name of the tool
     * @param with arguments without which the tool would not show it
     * @param by the names of this tool's arguments to find it by
     * @param marker the field of the body that marks the write, or null if there is none
     * @param seen the fields in which the tool shows what it is found by, by those names and that field; what it lacks is
     *     given to the tool as an argument of the same name
     */
    public record Witness(
            String tool,
            Map<String, JsonNode> with,
            List<String> by,
            @Nullable String marker,
            Map<String, String> seen) {
        /** Returns this witness with other fields. */
        public Witness withSeen(Map<String, String> other) {
            return new Witness(tool, with, by, marker, other);
        }
    }

    /** Returns whether the tool changes nothing. */
    public boolean isRead() {
        return effect.isRead();
    }

    /** Returns the argument of that name, or empty if there is none; filters and paging are none. */
    public Optional<Argument> argument(String name) {
        for (var argument : arguments) {
            if (argument.name().equals(name)) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }

    /** Returns this plan with other arguments, another result and another witness. */
    public ToolPlan with(List<Argument> otherArguments, ResultPlan otherResult, @Nullable Witness otherWitness) {
        return new ToolPlan(
                operation,
                effect,
                scope,
                needs,
                otherArguments,
                send,
                checks,
                otherResult,
                reads,
                narrow,
                repeat,
                otherWitness);
    }

    /** Returns this plan with a result that shows nothing of side reads. */
    public ToolPlan withoutLookUps() {
        return with(arguments, result.withoutLookUps(), witness);
    }

    /** Returns the values that something asks a side read for, what the result shows of it apart. */
    public List<ValuePath> asked(String read) {
        var checked = checks.stream()
                .filter(ReadCheck.class::isInstance)
                .map(ReadCheck.class::cast)
                .filter(check -> check.read().equals(read))
                .flatMap(check -> check.asked().stream());
        var told = result.tell().stream().filter(one -> one.read().equals(read)).flatMap(one -> one.asked().stream());
        var decisive = needs.stream().flatMap(need -> need.asked(read));
        var totals = result.compute().stream()
                .flatMap(field -> field.total().stream())
                .filter(total -> total.read().equals(read))
                .map(Computation.RunningBalance.Total::value);
        return Stream.of(checked, told, decisive, totals)
                .flatMap(paths -> paths)
                .toList();
    }

    /** Reads a plan from an entry of the mapping or of the plans. */
    public static ToolPlan read(JsonNode from, Map<String, Lookup> lookups) {
        var effect = Effect.of(PlanJson.text(from, "effect"));
        return new ToolPlan(
                operation(from, "operation"),
                effect,
                from.has("scope") ? Scope.valueOf(PlanJson.text(from, "scope")) : effect.scope(),
                PlanJson.list(from.path("needs"), Need::read),
                PlanJson.entries(from.path("arguments"), (name, node) -> Argument.read(name, node, lookups)),
                PlanJson.entries(
                        from.path("send"), (to, node) -> new Sent(RequestPlace.parse(to), ComputedValue.read(node))),
                PlanJson.list(from.path("checks"), CallCheck::read),
                ResultPlan.read(from.path("result"), lookups),
                PlanJson.map(from.path("reads"), SideRead::read),
                PlanJson.optional(
                        from, "narrow", node -> new Narrow(PlanJson.text(node, "by"), operation(node, "read"))),
                PlanJson.optional(from, "repeat", ToolPlan::repeat),
                PlanJson.optional(from, "witness", ToolPlan::witness));
    }

    private static OperationKey operation(JsonNode from, String key) {
        return OperationKey.parse(PlanJson.text(from, key));
    }

    private static Repeat repeat(JsonNode from) {
        return new Repeat(
                operation(from, "read"),
                ValuePath.parse(PlanJson.text(from, "item")),
                PlanJson.texts(from.path("same")),
                PlanJson.map(from.path("compare"), path -> ValuePath.parse(path.asString())),
                PlanJson.words(from.path("conflicts")));
    }

    private static Witness witness(JsonNode from) {
        return new Witness(
                PlanJson.text(from, "tool"),
                PlanJson.map(from.path("with"), value -> value),
                PlanJson.texts(from.path("by")),
                PlanJson.optionalText(from, "marker"),
                PlanJson.words(from.path("seen")));
    }

    /** Returns the plan as {@code plans.json} holds it. */
    public ObjectNode write() {
        var node = PlanJson.object()
                .put("operation", operation.toString())
                .put("effect", effect.toString())
                .put("scope", scope.name());
        needs.forEach(need -> node.withArrayProperty("needs").add(need.write()));
        var given = node.putObject("arguments");
        arguments.forEach(argument -> given.set(argument.name(), argument.write()));
        if (!send.isEmpty()) {
            var sent = node.putObject("send");
            send.forEach(value -> sent.set(value.to().toString(), value.value().write()));
        }
        checks.forEach(check -> node.withArrayProperty("checks").add(check.write()));
        node.set("result", result.write());
        PlanJson.put(node, "reads", reads, SideRead::write);
        if (narrow != null) {
            node.putObject("narrow")
                    .put("by", narrow.by())
                    .put("read", narrow.read().toString());
        }
        if (repeat != null) {
            var part = node.putObject("repeat")
                    .put("read", repeat.read().toString())
                    .put("item", repeat.item().toString());
            PlanJson.put(part, "same", repeat.same());
            PlanJson.put(part, "compare", repeat.compare());
            PlanJson.put(part, "conflicts", repeat.conflicts());
        }
        if (witness != null) {
            var part = node.putObject("witness").put("tool", witness.tool());
            PlanJson.put(part, "with", witness.with(), value -> value);
            PlanJson.put(part, "by", witness.by());
            PlanJson.put(part, "marker", witness.marker());
            PlanJson.put(part, "seen", witness.seen());
        }
        return node;
    }
}

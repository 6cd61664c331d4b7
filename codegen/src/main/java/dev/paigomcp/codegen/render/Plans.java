package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.mapping.Argument;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Shown;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.schema.LocalArguments;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** plans.json: how the server carries a call out; the mapping with everything resolved that it took from the contract. */
public final class Plans {
    /** When the mapping does not say: about 25,000 tokens of ids and amounts, where Claude Code ends (0016). */
    private static final int RESULT_BYTES = 50_000;

    private final Mapping mapping;

    private Plans(Mapping mapping) {
        this.mapping = mapping;
    }

    public static ObjectNode of(Mapping mapping, Function<Tool, Places> places) {
        var plans = JsonNodeFactory.instance.objectNode();
        plans.put("instructions", mapping.document().root().path("instructions").asString(""));
        plans.put(
                "resultBytes",
                mapping.document().root().path("results").path("bytes").asInt(RESULT_BYTES));
        var ids = plans.putObject("ids");
        ids.setAll((ObjectNode) (mapping.ids().isObject() ? mapping.ids().deepCopy() : ids.objectNode()));
        var tools = plans.putObject("tools");
        for (var tool : mapping.tools()) {
            tools.set(tool.name(), new Plans(mapping).plan(tool, places.apply(tool)));
        }
        return plans;
    }

    private ObjectNode plan(Tool tool, Places places) {
        var plan = JsonNodeFactory.instance
                .objectNode()
                .put("operation", tool.operation())
                .put("effect", tool.effect())
                .put("scope", tool.scope())
                .put("toolset", tool.node().path("toolset").asString());
        var arguments = plan.putArray("arguments");
        for (var argument : tool.arguments()) {
            arguments.add(argument(argument, argument.to().flatMap(places::sent), places));
        }
        var send = plan.putArray("send");
        for (var sent : tool.node().path("send").properties()) {
            send.addObject().put("to", sent.getKey()).setAll((ObjectNode) sent.getValue());
        }
        var result = result(tool, ToolSchemas.output(tool, places).path("properties"));
        ToolSchemas.parts(tool, places).forEach(result.putArray("parts")::add);
        plan.set("result", result);
        for (var part : List.of("narrow", "repeat", "witness")) {
            if (tool.node().has(part)) {
                plan.set(part, tool.node().path(part).deepCopy());
            }
        }
        return plan;
    }

    private ObjectNode argument(Argument argument, Optional<JsonNode> contract, Places places) {
        var plan = JsonNodeFactory.instance.objectNode().put("name", argument.name());
        plan.setAll((ObjectNode) argument.node().deepCopy());
        plan.remove(List.of("describe", "required", "minLength", "each"));
        contract.ifPresent(schema -> plan.put("wire", wire(places.schemas().types(schema))));
        lookup(plan);
        if (plan.path("check") instanceof ObjectNode check) {
            lookup(check);
        }
        if (!argument.each().isEmpty()) {
            var items = contract.flatMap(places.schemas()::items);
            var each = plan.putArray("each");
            for (var field : argument.each()) {
                var schema = items.flatMap(
                        i -> places.schemas().property(i, field.to().orElse("")));
                each.add(argument(field, schema, places));
            }
        }
        return plan;
    }

    /** How a single value is written: as the contract has it; a number where both are allowed. */
    private static String wire(java.util.Set<String> types) {
        if (types.contains("number") || types.contains("integer")) {
            return "number";
        }
        return types.contains("string") ? "string" : "json";
    }

    private void lookup(ObjectNode holder) {
        holder.path("lookup")
                .asStringOpt()
                .ifPresent(name ->
                        holder.set("lookup", mapping.lookups().path(name).deepCopy()));
    }

    /** The result's plan; each field is told the form that the output schema gives it. */
    private ObjectNode result(Tool tool, JsonNode properties) {
        var result = (ObjectNode) tool.result().deepCopy();
        result.put("place", tool.place()).put("list", tool.isList());
        result.remove(List.of("item", "items", "show", "where", "totals"));
        var show = result.putArray("show");
        var fields = tool.isList() ? properties.path("items").path("items").path("properties") : properties;
        tool.show().forEach(field -> show.add(shown(field, fields.path(field.as()))));
        var where = result.putArray("where");
        for (var filter : tool.result().path("where").properties()) {
            var plan = where.addObject()
                    .put("field", filter.getKey())
                    .put("is", filter.getValue().path("is").asString());
            filter.getValue().path("id").asStringOpt().ifPresent(id -> plan.put("id", id));
            LocalArguments.as(filter.getValue()).forEach(plan.putArray("arguments")::add);
        }
        var totals = tool.result().path("totals");
        if (!totals.isMissingNode()) {
            var plan = result.putObject("totals");
            totals.path("by").asStringOpt().ifPresent(by -> plan.put("by", by));
            var of = plan.putArray("of");
            for (var entry : totals.path("of")) {
                var field = entry.properties().iterator().next();
                of.addObject()
                        .put("field", field.getKey())
                        .put("as", field.getValue().path("as").asString(field.getKey()));
            }
        }
        return result;
    }

    private ObjectNode shown(Shown field, JsonNode schema) {
        var plan = JsonNodeFactory.instance
                .objectNode()
                .put("from", field.from())
                .put("as", field.as())
                .put("form", schema.path("type").asString("any"));
        for (var key : List.of("words", "reveal", "undocumented", "lookup")) {
            if (field.node().has(key)) {
                plan.set(key, field.node().path(key).deepCopy());
            }
        }
        field.text("else").ifPresent(other -> plan.put("otherwise", other));
        lookup(plan);
        if (!field.each().isEmpty()) {
            var each = plan.putArray("each");
            var inner = schema.has("items") ? schema.path("items").path("properties") : schema.path("properties");
            field.each().forEach(part -> each.add(shown(part, inner.path(part.as()))));
        }
        return plan;
    }
}

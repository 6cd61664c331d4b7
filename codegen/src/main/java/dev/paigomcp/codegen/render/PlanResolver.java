package dev.paigomcp.codegen.render;

import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.Plans;
import dev.paigomcp.mapping.ShownField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** plans.json: how the server carries a call out; the mapping with everything resolved that it took from the contract. */
public final class PlanResolver {
    private PlanResolver() {}

    public static Plans of(Mapping mapping, Function<Tool, Places> places) {
        var plans = Plans.read(mapping.document().root());
        Map<String, Plan> tools = new LinkedHashMap<>();
        for (var tool : mapping.tools()) {
            var plan = plans.tools().get(tool.name());
            if (plan != null) {
                tools.put(tool.name(), resolved(tool, plan, places.apply(tool)));
            }
        }
        return plans.withTools(tools);
    }

    private static Plan resolved(Tool tool, Plan plan, Places places) {
        var arguments = plan.arguments().stream()
                .map(argument -> argument.withType(argument.type()
                        .on(new Value(
                                places.schemas(),
                                Optional.ofNullable(argument.to()).flatMap(to -> places.sent(to.text()))))))
                .toList();
        var properties = ToolSchemas.output(tool, places).path("properties");
        var fields = tool.isList() ? properties.path("items").path("items").path("properties") : properties;
        return plan.with(
                arguments, plan.result().with(shown(plan.result().show(), fields), ToolSchemas.parts(tool, places)));
    }

    /** Each field is told the form that the output schema gives it. */
    private static List<ShownField> shown(List<ShownField> fields, JsonNode schemas) {
        return fields.stream()
                .map(field -> {
                    var schema = schemas.path(field.as());
                    var inner =
                            schema.has("items") ? schema.path("items").path("properties") : schema.path("properties");
                    return field.with(
                            ShownField.Form.valueOf(
                                    schema.path("type").asString("any").toUpperCase(Locale.ROOT)),
                            shown(field.each(), inner));
                })
                .toList();
    }

    private record Value(Schemas schemas, Optional<JsonNode> schema) implements ArgumentType.ContractValue {
        @Override
        public Set<String> types() {
            return schema.map(schemas::types).orElse(Set.of());
        }

        @Override
        public ArgumentType.ContractValue field(String name) {
            return new Value(schemas, schema.flatMap(schemas::items).flatMap(items -> schemas.property(items, name)));
        }
    }
}

package dev.paigomcp.codegen.schema;

import dev.paigomcp.codegen.contract.OperationSchemas;
import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.Filter;
import dev.paigomcp.mapping.ToolPlan;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The arguments that are not sent: search, filters and paging, which the server does itself. */
public final class LocalArguments {
    private final MappedTool tool;
    private final ToolPlan plan;
    private final OperationSchemas operation;

    LocalArguments(MappedTool tool, ToolPlan plan, OperationSchemas operation) {
        this.tool = tool;
        this.plan = plan;
        this.operation = operation;
    }

    /** Returns the names of the arguments that are not sent. */
    public static List<String> names(ToolPlan plan) {
        var names = new ArrayList<String>();
        var result = plan.result();
        if (result.search() != null) {
            names.add(result.search().argument());
        }
        result.where().forEach(filter -> names.addAll(filter.arguments()));
        if (result.totals() != null && result.totals().per() != null) {
            names.add(result.totals().per().argument());
        }
        if (plan.isRead()) {
            names.add("cursor");
        }
        if (result.page() != null) {
            names.add("limit");
        }
        return names;
    }

    /** Adds the schema of each to those of the arguments that are sent. */
    void addTo(ObjectNode properties) {
        var result = plan.result();
        if (result.search() != null) {
            var name = result.search().argument();
            describe(name, properties.putObject(name).put("type", "string").put("minLength", 1));
        }
        for (var filter : result.where()) {
            for (var name : filter.arguments()) {
                describe(name, properties.putObject(name).setAll(schema(filter)));
            }
        }
        if (result.totals() != null && result.totals().per() != null) {
            var per = result.totals().per();
            var schema = properties.putObject(per.argument()).put("type", "string");
            schema.putArray("enum").add(per.word());
            describe(per.argument(), schema);
        }
        if (result.page() != null) {
            cursor(properties, "nextCursor of the page before");
            properties
                    .putObject("limit")
                    .put("type", "integer")
                    .put("minimum", 1)
                    .put("maximum", result.page().maximum())
                    .put("description", result.page().limit() + " when absent");
        }
        if (!result.parts().isEmpty()) {
            cursor(properties, "nextCursor of a result that was cut");
        }
    }

    /** Takes what the filter's type says, else the field's values if the contract names them, else any text. */
    private ObjectNode schema(Filter filter) {
        return filter.type().flatMap(ArgumentType::inputSchema).orElseGet(() -> {
            var text = JsonNodeFactory.instance.objectNode().put("type", "string");
            return filter.fold(new Restrictions(text));
        });
    }

    private void describe(String name, ObjectNode schema) {
        var description = tool.filterDescriptions().get(name);
        if (description != null) {
            schema.put("description", description);
        }
    }

    /** Restricts the text of an argument by the kind of its filter. */
    private final class Restrictions implements Filter.Cases<ObjectNode> {
        private final ObjectNode text;

        Restrictions(ObjectNode text) {
            this.text = text;
        }

        @Override
        public ObjectNode equal(Filter.Equals filter) {
            var schema = values(filter);
            if (filter.none() != null && schema.path("enum") instanceof ArrayNode words) {
                words.add(filter.none());
            }
            return schema;
        }

        @Override
        public ObjectNode contains(Filter.Contains filter) {
            return values(filter);
        }

        @Override
        public ObjectNode between(Filter.Between filter) {
            return text;
        }

        @Override
        public ObjectNode inRange(Filter.InRange filter) {
            return text;
        }

        @Override
        public ObjectNode absent(Filter.Absent filter) {
            return text;
        }

        @Override
        public ObjectNode daysPast(Filter.DaysPast filter) {
            return text;
        }

        private ObjectNode values(Filter filter) {
            var values = operation
                    .shown(plan.result().place())
                    .flatMap(item -> operation.schemas().at(item, filter.field()))
                    .map(operation.schemas()::resolve)
                    .map(field -> field.path("enum"))
                    .filter(JsonNode::isArray);
            if (values.isPresent()) {
                text.set("enum", values.get().deepCopy());
                return text;
            }
            return text.put("minLength", 1);
        }
    }

    /** Adds the argument that goes on where a result ended. */
    private static void cursor(ObjectNode properties, String description) {
        properties.putObject("cursor").put("type", "string").put("description", description);
    }
}

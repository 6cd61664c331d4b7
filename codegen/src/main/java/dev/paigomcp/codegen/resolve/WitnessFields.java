package dev.paigomcp.codegen.resolve;

import dev.paigomcp.codegen.mapping.MappedTool;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.mapping.ShownField;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the fields in which the tool that shows a lost write has what the write is found by, by the names that it shows. */
final class WitnessFields {
    private WitnessFields() {}

    /** Returns the witness of a tool with these fields, or null if the tool has none. */
    static ToolPlan.@Nullable Witness resolved(MappedTool tool, Mapping mapping) {
        var witness = tool.plan().witness();
        if (witness == null) {
            return null;
        }
        var seen = new LinkedHashMap<String, String>();
        mapping.tool(witness.tool()).map(MappedTool::plan).ifPresent(other -> {
            for (var argument : tool.plan().arguments()) {
                if (argument.to() != null
                        && witness.by().contains(argument.name())
                        && !hasArgument(other, argument.name())) {
                    var place = String.join(".", argument.to().names());
                    field(other, place).ifPresent(name -> seen.put(argument.name(), name));
                }
            }
            if (witness.marker() != null) {
                field(other, witness.marker()).ifPresent(name -> seen.put(witness.marker(), name));
            }
        });
        return witness.withSeen(seen);
    }

    private static boolean hasArgument(ToolPlan plan, String name) {
        return LocalArguments.names(plan).contains(name)
                || plan.arguments().stream()
                        .anyMatch(argument -> argument.name().equals(name));
    }

    /** Returns the name of the field that holds the value at a path, or the way to it in a field that is shown whole. */
    private static Optional<String> field(ToolPlan plan, String path) {
        var shown = plan.result().show();
        return shown.stream()
                .filter(field -> isAt(field.from(), path) || field.otherwise() != null && isAt(field.otherwise(), path))
                .map(ShownField::as)
                .findFirst()
                .or(() -> shown.stream()
                        .filter(field -> field.each().isEmpty() && path.startsWith(field.from() + "."))
                        .map(field -> field.as()
                                + path.substring(field.from().toString().length()))
                        .findFirst());
    }

    private static boolean isAt(ValuePath field, String path) {
        return field.toString().equals(path);
    }
}

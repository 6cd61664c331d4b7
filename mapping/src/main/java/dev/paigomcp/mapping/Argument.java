package dev.paigomcp.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An argument of a tool, filters and paging apart.
 *
 * @param name the caller's name for it
 * @param type what may be given
 * @param to the place that it fills, or null if it is not sent
 * @param whenAbsent what is sent if the caller gives nothing, or null for nothing
 * @param id the kind of id that it is, or null if it is none
 * @param reveal the group of result fields that it asks for, or null if it asks for none
 * @param unit the argument that is checked against the unit of this number, or null if there is none
 */
public record Argument(
        String name,
        ArgumentType type,
        @Nullable RequestPlace to,
        @Nullable ComputedValue whenAbsent,
        @Nullable String id,
        @Nullable String reveal,
        @Nullable String unit) {
    /** Returns this argument with another type. */
    public Argument withType(ArgumentType other) {
        return new Argument(name, other, to, whenAbsent, id, reveal, unit);
    }

    static Argument read(String name, JsonNode from, Map<String, Lookup> lookups) {
        return new Argument(
                name,
                ArgumentType.read(from, lookups),
                PlanJson.optional(from, "to", to -> RequestPlace.parse(to.asString())),
                PlanJson.optional(from, "whenAbsent", ComputedValue::read),
                PlanJson.optionalText(from, "id"),
                PlanJson.optionalText(from, "reveal"),
                PlanJson.optionalText(from, "unit"));
    }

    ObjectNode write() {
        var node = PlanJson.object();
        PlanJson.put(node, "to", to);
        type.write(node);
        if (whenAbsent != null) {
            node.set("whenAbsent", whenAbsent.write());
        }
        PlanJson.put(node, "id", id);
        PlanJson.put(node, "reveal", reveal);
        PlanJson.put(node, "unit", unit);
        return node;
    }
}

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
 * @param check what it must equal, or null if it is not checked
 */
public record Argument(
        String name,
        ArgumentType type,
        @Nullable RequestPlace to,
        @Nullable ComputedValue whenAbsent,
        @Nullable String id,
        @Nullable String reveal,
        @Nullable Check check) {
    /**
     * A value of Paigo's that an argument must equal; it is compared as a word if the argument is one of a lookup.
     *
     * @param read the name of the side read that has it
     * @param value where the value is in the thing that is read
     */
    public record Check(String read, ValuePath value) {
        private static Check read(JsonNode from) {
            return new Check(PlanJson.text(from, "read"), ValuePath.parse(PlanJson.text(from, "value")));
        }

        private ObjectNode write() {
            return PlanJson.object().put("read", read).put("value", value.toString());
        }
    }

    /** Returns this argument with another type. */
    public Argument withType(ArgumentType other) {
        return new Argument(name, other, to, whenAbsent, id, reveal, check);
    }

    static Argument read(String name, JsonNode from, Map<String, Lookup> lookups) {
        return new Argument(
                name,
                ArgumentType.read(from, lookups),
                PlanJson.optional(from, "to", to -> RequestPlace.parse(to.asString())),
                PlanJson.optional(from, "whenAbsent", ComputedValue::read),
                PlanJson.optionalText(from, "id"),
                PlanJson.optionalText(from, "reveal"),
                PlanJson.optional(from, "check", Check::read));
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
        if (check != null) {
            node.set("check", check.write());
        }
        return node;
    }
}

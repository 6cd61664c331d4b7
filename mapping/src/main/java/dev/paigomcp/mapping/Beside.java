package dev.paigomcp.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of a side read that a result shows beside its own: the name of a customer beside the id.
 *
 * @param read the name of the side read
 * @param by the field that holds the id of the thing, or null if the side read has one thing
 * @param shown where the value is in the thing that is read, and how it is shown
 */
public record Beside(String read, @Nullable ValuePath by, ShownField shown) {
    /** Returns this value in another form. */
    public Beside with(ShownField other) {
        return new Beside(read, by, other);
    }

    static Beside read(String as, JsonNode from, Map<String, Lookup> lookups) {
        var field = PlanJson.object();
        var node = PlanJson.object();
        from.properties().forEach(entry -> node.set(entry.getKey(), entry.getValue()));
        field.set(PlanJson.text(from, "value"), node.put("as", as));
        return new Beside(
                PlanJson.text(from, "read"),
                PlanJson.optional(from, "by", path -> ValuePath.parse(path.asString())),
                ShownField.read(field, lookups));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("read", read).put("value", shown.from().toString());
        PlanJson.put(node, "by", by);
        node.setAll((ObjectNode) shown.write().path(shown.from().toString()));
        node.remove("as");
        return node;
    }
}

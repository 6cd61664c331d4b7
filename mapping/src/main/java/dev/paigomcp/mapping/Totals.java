package dev.paigomcp.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exact sums over a list: a set for each combination of values of some fields.
 *
 * @param by the fields whose values part the list; one set for the whole list if there are none
 * @param of the fields that are summed
 * @param per a finer parting that the caller may ask for, or null if there is none
 */
public record Totals(
        List<Named> by, List<Named> of, @Nullable Per per) {
    /** A field and its name in the result. */
    public record Named(ValuePath field, String as) {
        private static Named read(JsonNode from) {
            if (from.isString()) {
                var field = ValuePath.parse(from.asString());
                return new Named(field, field.toString());
            }
            var entry = from.properties().iterator().next();
            return new Named(
                    ValuePath.parse(entry.getKey()), entry.getValue().path("as").asString(entry.getKey()));
        }

        private void write(ArrayNode to) {
            to.addObject().putObject(field.toString()).put("as", as);
        }
    }

    /**
     * Parts each set of sums further, and shows the largest parts.
     *
     * @param argument the argument that asks for it
     * @param word its only value
     * @param by the fields of a part: the first parts, the others are shown beside
     * @param as the name of the parts in the result
     * @param largest the sums by which parts are ranked, by their names
     * @param limit how many parts are shown of all sets together
     */
    public record Per(String argument, String word, List<ValuePath> by, String as, List<String> largest, int limit) {
        private static Per read(JsonNode from) {
            return new Per(
                    PlanJson.text(from, "argument"),
                    PlanJson.text(from, "word"),
                    PlanJson.list(from.path("by"), path -> ValuePath.parse(path.asString())),
                    PlanJson.text(from, "as"),
                    PlanJson.texts(from.path("largest")),
                    from.path("limit").asInt());
        }

        private void write(ObjectNode node) {
            node.put("argument", argument).put("word", word);
            PlanJson.put(node, "by", by);
            node.put("as", as);
            PlanJson.put(node, "largest", largest);
            node.put("limit", limit);
        }
    }

    static Totals read(JsonNode from) {
        var by = from.path("by");
        return new Totals(
                by.isString() ? List.of(Named.read(by)) : PlanJson.list(by, Named::read),
                PlanJson.list(from.path("of"), Named::read),
                PlanJson.optional(from, "per", Per::read));
    }

    void write(ObjectNode node) {
        if (!by.isEmpty()) {
            var fields = node.putArray("by");
            by.forEach(field -> field.write(fields));
        }
        var sums = node.putArray("of");
        of.forEach(field -> field.write(sums));
        if (per != null) {
            per.write(node.putObject("per"));
        }
    }
}

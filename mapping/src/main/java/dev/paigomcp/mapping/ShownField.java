package dev.paigomcp.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a result.
 *
 * @param from where its value is in Paigo's item
 * @param as its name in the result
 * @param form the JSON type that the output schema promises
 * @param otherwise where its value is if it is not there, or null
 * @param lookup the words for its values, or null if there are none
 * @param words words for single values, and what these are on the wire
 * @param reveal the group whose argument reveals it, or null if it is always shown
 * @param undocumented whether the contract does not promise it
 * @param overriding a list that has other values for some of its items, or null
 * @param count the fields of which an item must have one to be counted, none for any; null if its items are not counted
 * @param each the fields of its items, or of the object that it is; empty if it is shown whole
 */
public record ShownField(
        ValuePath from,
        String as,
        Form form,
        @Nullable ValuePath otherwise,
        @Nullable Lookup lookup,
        Map<String, String> words,
        @Nullable String reveal,
        boolean undocumented,
        @Nullable Overriding overriding,
        @Nullable List<String> count,
        List<ShownField> each) {
    /** A JSON type of the output schema. */
    public enum Form {
        STRING,
        BOOLEAN,
        INTEGER,
        ARRAY,
        OBJECT,
        /** Any type; also until the generator has looked the field up in the contract. */
        ANY
    }

    /** Returns this field in another form, with other fields inside. */
    public ShownField with(Form otherForm, List<ShownField> otherEach) {
        return new ShownField(
                from, as, otherForm, otherwise, lookup, words, reveal, undocumented, overriding, count, otherEach);
    }

    static List<ShownField> readAll(JsonNode show, Map<String, Lookup> lookups) {
        return PlanJson.list(show, field -> read(field, lookups));
    }

    /** Reads a field: its path as text, or an object with the path as its only key. */
    static ShownField read(JsonNode from, Map<String, Lookup> lookups) {
        var path = ValuePath.parse(
                from.isString()
                        ? from.asString()
                        : from.propertyNames().iterator().next());
        var node = from.isString() ? PlanJson.object() : from.iterator().next();
        return new ShownField(
                path,
                node.path("as").asString(path.lastName()),
                form(node),
                PlanJson.optional(node, "else", other -> ValuePath.parse(other.asString())),
                PlanJson.optional(node, "lookup", name -> Lookup.of(name.asString(), lookups)),
                PlanJson.words(node.path("words")),
                PlanJson.optionalText(node, "reveal"),
                node.has("undocumented"),
                PlanJson.optional(node, "overriddenBy", Overriding::read),
                PlanJson.optional(node, "count", PlanJson::texts),
                readAll(node.path("each"), lookups));
    }

    private static Form form(JsonNode node) {
        return node.path("type").asString("").equals("boolean-text")
                ? Form.BOOLEAN
                : Form.valueOf(node.path("form").asString("any").toUpperCase(Locale.ROOT));
    }

    ObjectNode write() {
        var field = PlanJson.object();
        var node = field.putObject(from.toString())
                .put("as", as)
                .put("form", form.name().toLowerCase(Locale.ROOT));
        PlanJson.put(node, "else", otherwise);
        PlanJson.put(node, "lookup", lookup == null ? null : lookup.name());
        PlanJson.put(node, "words", words);
        PlanJson.put(node, "reveal", reveal);
        if (undocumented) {
            node.put("undocumented", true);
        }
        if (overriding != null) {
            node.set("overriddenBy", overriding.write());
        }
        if (count != null) {
            var fields = node.putArray("count");
            count.forEach(fields::add);
        }
        if (!each.isEmpty()) {
            each.forEach(inner -> node.withArrayProperty("each").add(inner.write()));
        }
        return field;
    }
}

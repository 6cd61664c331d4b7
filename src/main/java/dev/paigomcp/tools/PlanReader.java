package dev.paigomcp.tools;

import dev.paigomcp.mapping.Scope;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads plans.json into records, by hand: data binding by reflection would cost a tenth of the start. */
final class PlanReader {
    private PlanReader() {}

    static Plan plan(JsonNode from) {
        return new Plan(
                text(from, "operation"),
                text(from, "effect"),
                Scope.valueOf(text(from, "scope")),
                list(from.path("arguments"), PlanReader::argument),
                list(from.path("send"), PlanReader::sent),
                result(from.path("result")),
                optional(from, "narrow", n -> new Plan.Narrow(text(n, "by"), text(n, "read"))),
                optional(from, "repeat", PlanReader::repeat),
                optional(from, "witness", PlanReader::witness));
    }

    static Plan.Ids ids(JsonNode from) {
        return new Plan.Ids(
                text(from, "read"), text(from, "items"), text(from, "id"), word(from, "name"), text(from, "tool"));
    }

    private static Plan.Argument argument(JsonNode from) {
        return new Plan.Argument(
                text(from, "name"),
                word(from, "to"),
                word(from, "wire"),
                word(from, "type"),
                optional(from, "minimum", PlanReader::decimal),
                optional(from, "exclusiveMinimum", PlanReader::decimal),
                optional(from, "maximum", PlanReader::decimal),
                optional(from, "words", PlanReader::words),
                optional(from, "lookup", PlanReader::nodes),
                word(from, "id"),
                word(from, "reveal"),
                word(from, "format"),
                word(from, "maxAhead"),
                optional(from, "whenAbsent", PlanReader::whenAbsent),
                optional(from, "check", PlanReader::check),
                word(from, "number"),
                optional(from, "each", each -> list(each, PlanReader::argument)));
    }

    private static Plan.WhenAbsent whenAbsent(JsonNode from) {
        return new Plan.WhenAbsent(text(from, "compute"), optional(from, "from", PlanReader::texts));
    }

    private static Plan.Check check(JsonNode from) {
        return new Plan.Check(text(from, "read"), text(from, "value"), optional(from, "lookup", PlanReader::nodes));
    }

    private static Plan.Sent sent(JsonNode from) {
        return new Plan.Sent(text(from, "to"), word(from, "compute"), from.has("value") ? from.path("value") : null);
    }

    private static Plan.Repeat repeat(JsonNode from) {
        return new Plan.Repeat(
                text(from, "read"),
                text(from, "item"),
                texts(from.path("same")),
                optional(from, "compare", PlanReader::words));
    }

    private static Plan.Witness witness(JsonNode from) {
        return new Plan.Witness(
                text(from, "tool"),
                optional(from, "with", PlanReader::words),
                optional(from, "by", PlanReader::texts),
                word(from, "marker"));
    }

    private static Plan.Result result(JsonNode from) {
        return new Plan.Result(
                text(from, "place"),
                from.path("list").asBoolean(false),
                list(from.path("show"), PlanReader::shown),
                list(from.path("where"), PlanReader::filter),
                optional(from, "lift", PlanReader::texts),
                optional(from, "search", s -> new Plan.Search(text(s, "argument"), texts(s.path("in")))),
                optional(from, "sort", s -> new Plan.Sort(text(s, "by"), text(s, "order"))),
                optional(from, "totals", PlanReader::totals),
                optional(
                        from,
                        "page",
                        p -> new Plan.Page(
                                p.path("limit").asInt(), p.path("maximum").asInt())),
                texts(from.path("parts")),
                optional(from, "echo", PlanReader::words),
                optional(from, "server", PlanReader::texts));
    }

    private static Plan.Shown shown(JsonNode from) {
        return new Plan.Shown(
                text(from, "from"),
                text(from, "as"),
                text(from, "form"),
                word(from, "otherwise"),
                optional(from, "words", PlanReader::words),
                optional(from, "lookup", PlanReader::nodes),
                word(from, "reveal"),
                word(from, "undocumented"),
                optional(from, "each", each -> list(each, PlanReader::shown)));
    }

    private static Plan.Filter filter(JsonNode from) {
        return new Plan.Filter(text(from, "field"), text(from, "is"), texts(from.path("arguments")), word(from, "id"));
    }

    private static Plan.Totals totals(JsonNode from) {
        return new Plan.Totals(
                word(from, "by"), list(from.path("of"), f -> new Plan.Summed(text(f, "field"), text(f, "as"))));
    }

    private static String text(JsonNode from, String key) {
        if (!from.path(key).isString()) {
            throw new IllegalStateException("the generated plans have no \"" + key + "\" in " + from);
        }
        return from.path(key).asString();
    }

    private static @Nullable String word(JsonNode from, String key) {
        return from.path(key).isString() ? from.path(key).asString() : null;
    }

    private static <T> @Nullable T optional(JsonNode from, String key, Function<JsonNode, T> read) {
        return from.has(key) ? read.apply(from.path(key)) : null;
    }

    private static <T> List<T> list(JsonNode from, Function<JsonNode, T> read) {
        return from.valueStream().map(read).toList();
    }

    private static List<String> texts(JsonNode from) {
        return list(from, JsonNode::asString);
    }

    private static Map<String, String> words(JsonNode from) {
        return map(from, JsonNode::asString);
    }

    private static Map<String, JsonNode> nodes(JsonNode from) {
        return map(from, node -> node);
    }

    /** In the order of the file. */
    static <T> Map<String, T> map(JsonNode from, Function<JsonNode, T> read) {
        var map = new LinkedHashMap<String, T>();
        from.properties().forEach(entry -> map.put(entry.getKey(), read.apply(entry.getValue())));
        return map;
    }

    private static BigDecimal decimal(JsonNode from) {
        return new BigDecimal(from.asString());
    }
}

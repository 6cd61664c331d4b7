package dev.paigomcp.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool shows of Paigo's answer.
 *
 * @param place where the thing, or each thing of a list, is in the answer
 * @param isList whether the result is a list
 * @param show the fields of the thing, or of each thing
 * @param where the filters of a list
 * @param lift fields of the object around each item that become the item's own
 * @param compute fields that are worked out for the thing, or for each item
 * @param search a search in the items, or null if there is none
 * @param sort the order of the items, or null for Paigo's
 * @param totals sums over the items, or null if there are none
 * @param page how many items a page has, or null if the list has no pages
 * @param parts the names of the lists in a single thing, which a cursor goes on with if they are too large for one result
 * @param beside what side reads tell of the thing, of each item, or of all items
 * @param tell what the result of a write says of what was read before it
 * @param echo what was sent, by its name in the result
 * @param server facts of the server
 * @param notes what is said of some fields where they appear
 */
public record ResultPlan(
        ValuePath place,
        boolean isList,
        List<ShownField> show,
        List<Filter> where,
        List<String> lift,
        List<ComputedField> compute,
        @Nullable Search search,
        @Nullable Sort sort,
        @Nullable Totals totals,
        @Nullable Page page,
        List<String> parts,
        List<Beside> beside,
        List<ToldOfRead> tell,
        Map<String, RequestPlace> echo,
        List<ServerFact> server,
        List<Note> notes) {
    /** A search for items that have the argument's text in one of some fields. */
    public record Search(String argument, List<ValuePath> in) {}

    /** An order by the time or text of a field. */
    public record Sort(ValuePath by, boolean descending) {}

    /** The number of items of a page: what is shown unless the caller asks for another one, and the most. */
    public record Page(int limit, int maximum) {}

    /** A text that a result has if a thing, or an item, has something other than zero in all of the fields. */
    public record Note(List<ValuePath> with, String text) {}

    /** Returns this result with other fields, with those of their names that are parts, and with other ones beside. */
    public ResultPlan with(List<ShownField> otherShow, List<String> otherParts, List<Beside> otherBeside) {
        return new ResultPlan(
                place,
                isList,
                otherShow,
                where,
                lift,
                compute,
                search,
                sort,
                totals,
                page,
                otherParts,
                otherBeside,
                tell,
                echo,
                server,
                notes);
    }

    /** Returns what the caller knows a field by: its name in the result, or its path if it is not shown. */
    public String nameOf(ValuePath field) {
        for (var shown : show) {
            if (shown.from().equals(field) && shown.count() == null) {
                return shown.as();
            }
        }
        return field.toString();
    }

    /** Returns this result without what it shows and says of side reads. */
    ResultPlan withoutLookUps() {
        return new ResultPlan(
                place, isList, show, where, lift, compute, search, sort, totals, page, parts, List.of(), List.of(),
                echo, server, notes);
    }

    static ResultPlan read(JsonNode from, Map<String, Lookup> lookups) {
        var isList = from.has("items");
        return new ResultPlan(
                ValuePath.parse(from.path(isList ? "items" : "item").asString("")),
                isList,
                ShownField.readAll(from.path("show"), lookups),
                PlanJson.entries(from.path("where"), Filter::read),
                PlanJson.texts(from.path("lift")),
                PlanJson.entries(from.path("compute"), ComputedField::read),
                PlanJson.optional(
                        from, "search", node -> new Search(PlanJson.text(node, "argument"), paths(node.path("in")))),
                PlanJson.optional(
                        from,
                        "sort",
                        node -> new Sort(
                                path(node, "by"), PlanJson.text(node, "order").equals("descending"))),
                PlanJson.optional(from, "totals", Totals::read),
                PlanJson.optional(
                        from,
                        "page",
                        node -> new Page(
                                node.path("limit").asInt(), node.path("maximum").asInt())),
                PlanJson.texts(from.path("parts")),
                PlanJson.entries(from.path("beside"), (as, node) -> Beside.read(as, node, lookups)),
                PlanJson.list(from.path("tell"), ToldOfRead::read),
                PlanJson.map(from.path("echo"), to -> RequestPlace.parse(to.asString())),
                PlanJson.list(from.path("server"), fact -> ServerFact.of(fact.asString())),
                PlanJson.list(
                        from.path("notes"), node -> new Note(paths(node.path("with")), PlanJson.text(node, "text"))));
    }

    private static ValuePath path(JsonNode from, String key) {
        return ValuePath.parse(PlanJson.text(from, key));
    }

    private static List<ValuePath> paths(JsonNode from) {
        return PlanJson.list(from, path -> ValuePath.parse(path.asString()));
    }

    ObjectNode write() {
        var node = PlanJson.object().put(isList ? "items" : "item", place.toString());
        var shown = node.putArray("show");
        show.forEach(field -> shown.add(field.write()));
        var filters = new LinkedHashMap<String, Filter>();
        where.forEach(filter -> filters.put(filter.field().toString(), filter));
        PlanJson.put(node, "where", filters, Filter::write);
        PlanJson.put(node, "lift", lift);
        compute.forEach(
                field -> node.withObjectProperty("compute").set(field.name().toString(), field.write()));
        if (search != null) {
            PlanJson.put(node.putObject("search").put("argument", search.argument()), "in", search.in());
        }
        if (sort != null) {
            node.putObject("sort")
                    .put("by", sort.by().toString())
                    .put("order", sort.descending() ? "descending" : "ascending");
        }
        if (totals != null) {
            totals.write(node.putObject("totals"));
        }
        if (page != null) {
            node.putObject("page").put("limit", page.limit()).put("maximum", page.maximum());
        }
        PlanJson.put(node, "parts", parts);
        if (!beside.isEmpty()) {
            var values = node.putObject("beside");
            beside.forEach(value -> values.set(value.shown().as(), value.write()));
        }
        tell.forEach(told -> node.withArrayProperty("tell").add(told.write()));
        PlanJson.put(node, "echo", echo);
        PlanJson.put(node, "server", server);
        notes.forEach(note -> PlanJson.put(
                node.withArrayProperty("notes").addObject().put("text", note.text()), "with", note.with()));
        return node;
    }
}

package dev.paigomcp.tools;

import dev.paigomcp.mapping.ComputedField;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ShownField;
import dev.paigomcp.mapping.ShownField.Form;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.mapping.ToolPlans;
import dev.paigomcp.mapping.Totals;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.FieldTrie;
import dev.paigomcp.transport.FieldsReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which fields of an answer a plan needs: those that it shows, and those by which it filters, searches, sorts, sums and
 * compares. Whatever looks at an answer must have its fields here.
 */
final class NeededFields {
    private NeededFields() {}

    /** Returns what the result of a call needs. */
    static FieldTrie of(ToolPlan tool) {
        var plan = tool.result();
        var root = new FieldTrie();
        var things = at(List.of(root), plan.place());
        show(things, sent(plan));
        ofComputed(plan).forEach(path -> whole(things, path));
        if (!plan.isList()) {
            besideIds(plan).forEach(path -> whole(things, path));
            // The path of a side read may be filled from the thing.
            tool.reads().values().stream()
                    .flatMap(read -> read.operation().variables().stream())
                    .forEach(name -> things.forEach(thing -> thing.field(name).whole()));
        } else {
            ofItems(plan).forEach(path -> whole(things, path));
            var around = at(List.of(root), plan.place().around());
            plan.lift()
                    .forEach(name -> around.forEach(object -> object.field(name).whole()));
        }
        return root;
    }

    private static Stream<ValuePath> besideIds(ResultPlan plan) {
        return plan.beside().stream().flatMap(value -> Stream.ofNullable(value.by()));
    }

    private static Stream<ValuePath> ofItems(ResultPlan plan) {
        var search = plan.search();
        var sort = plan.sort();
        var totals = plan.totals();
        var computed = computed(plan);
        return Stream.of(
                        ofComputed(plan),
                        besideIds(plan),
                        plan.where().stream().flatMap(filter -> filter.fields().stream()),
                        search == null ? Stream.<ValuePath>empty() : search.in().stream(),
                        sort == null ? Stream.<ValuePath>empty() : Stream.of(sort.by()),
                        totals == null ? Stream.<ValuePath>empty() : ofTotals(totals))
                .flatMap(paths -> paths)
                .filter(path -> !computed.contains(path));
    }

    private static Stream<ValuePath> ofTotals(Totals totals) {
        var per = totals.per();
        return Stream.concat(
                Stream.concat(totals.by().stream(), totals.of().stream()).map(Totals.Named::field),
                per == null ? Stream.empty() : per.by().stream());
    }

    /** Returns the fields of Paigo that computed ones and notes need. */
    private static Stream<ValuePath> ofComputed(ResultPlan plan) {
        var computed = computed(plan);
        return Stream.concat(
                        plan.compute().stream().flatMap(ComputedField::fields),
                        plan.notes().stream().flatMap(note -> note.with().stream()))
                .filter(path -> !computed.contains(path));
    }

    private static Set<ValuePath> computed(ResultPlan plan) {
        return plan.compute().stream().map(ComputedField::name).collect(Collectors.toSet());
    }

    /** Returns the fields that are shown and sent by Paigo. */
    private static List<ShownField> sent(ResultPlan plan) {
        var computed = computed(plan);
        return plan.show().stream()
                .filter(field -> !computed.contains(field.from()))
                .toList();
    }

    /** Returns a reader of what is asked of a side read: what the result shows of it, and what is held against it. */
    static FieldsReader reader(ToolPlan plan, String name) {
        var root = new FieldTrie();
        var read = Objects.requireNonNull(plan.reads().get(name), name);
        var things = at(List.of(root), read.place());
        if (read.id() != null) {
            things.forEach(thing -> thing.field(read.id()).whole());
        }
        plan.asked(name).forEach(path -> whole(things, path));
        plan.result().beside().stream()
                .filter(value -> value.read().equals(name))
                .forEach(value -> show(things, List.of(value.shown())));
        return new FieldsReader(root);
    }

    /** Returns a reader of the thing that a call may have made before, which is compared and shown. */
    static AnswerReader reader(ToolPlan.Repeat repeat, ResultPlan plan) {
        var root = new FieldTrie();
        var things = at(List.of(root), repeat.item());
        show(things, sent(plan));
        ofComputed(plan).forEach(path -> whole(things, path));
        repeat.same().forEach(name -> things.forEach(thing -> thing.field(name).whole()));
        repeat.compare().values().forEach(path -> whole(things, path));
        return new FieldsReader(root);
    }

    /** Returns a reader of the ids of a kind and their names. */
    static FieldsReader reader(ToolPlans.IdKind kind) {
        var root = new FieldTrie();
        for (var thing : at(List.of(root), kind.items())) {
            thing.field(kind.id()).whole();
            kind.names().forEach(name -> thing.field(name).whole());
        }
        return new FieldsReader(root);
    }

    private static void show(List<FieldTrie> things, List<ShownField> fields) {
        for (var field : fields) {
            var values = at(things, field.from());
            var overriding = field.overriding();
            if (overriding != null) {
                var others = at(things, overriding.list());
                show(others, field);
                names(others, List.of(overriding.by()));
                names(values, List.of(overriding.by()));
                names(others, overriding.fields());
            }
            if (field.count() != null) {
                names(values, field.count());
                continue;
            }
            show(values, field);
            if (field.otherwise() != null) {
                show(at(things, field.otherwise()), field);
            }
        }
    }

    /** Needs the items of lists, and these fields of them. */
    private static void names(List<FieldTrie> lists, List<String> names) {
        items(lists).forEach(item -> names.forEach(name -> item.field(name).whole()));
    }

    private static void show(List<FieldTrie> values, ShownField field) {
        var inner = field.lookup() == null && field.words().isEmpty() ? field.form() : Form.ANY;
        if (field.each().isEmpty() || (inner != Form.ARRAY && inner != Form.OBJECT)) {
            values.forEach(FieldTrie::whole);
            return;
        }
        // What is no object where one is expected is shown as it is.
        var objects = inner == Form.OBJECT ? values : items(values).toList();
        objects.stream()
                .filter(object -> inner == Form.OBJECT || !values.contains(object))
                .forEach(FieldTrie::wholeArrays);
        show(objects, field.each());
    }

    private static void whole(List<FieldTrie> from, ValuePath path) {
        at(from, path).forEach(FieldTrie::whole);
    }

    /** Returns what is needed at a path. */
    private static List<FieldTrie> at(List<FieldTrie> from, ValuePath path) {
        return path.walk(
                        from,
                        (at, name) -> Optional.of(
                                at.stream().map(trie -> trie.field(name)).toList()),
                        at -> Optional.of(items(at).toList()))
                .orElseThrow();
    }

    /** A single object may stand in place of a list, so that a step into a list may also stay where it is. */
    private static Stream<FieldTrie> items(List<FieldTrie> lists) {
        return Stream.concat(lists.stream().map(FieldTrie::items), lists.stream());
    }
}

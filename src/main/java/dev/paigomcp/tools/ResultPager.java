package dev.paigomcp.tools;

import dev.paigomcp.common.Secret;
import dev.paigomcp.mapping.ToolPlan;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes results that clients take whole. What is too large becomes a part, with a cursor that goes on after it and with
 * notes that say what is missing (docs/decisions/0016). Thread-safe.
 */
final class ResultPager {
    private final ResultTruncator truncator;
    private final Supplier<List<Secret>> secrets;

    /** @param secrets that must not be shown now */
    ResultPager(ResultTruncator truncator, Supplier<List<Secret>> secrets) {
        this.truncator = truncator;
        this.secrets = secrets;
    }

    /** Returns the result that shows a thing, or as much of it as fits from where the call's cursor says. */
    ToolResult thing(ToolCall call, ObjectNode thing, Integer status) {
        var from = Cursor.offset(call.arguments()).orElse(0);
        return from == 0 || call.plan().result().parts().isEmpty()
                ? whole(thing, status, shown -> part(call, shown, 0))
                : ToolResult.ok(part(call, shown(thing).structured(), from), status);
    }

    private ObjectNode part(ToolCall call, ObjectNode thing, int from) {
        var parts = call.plan().result().parts();
        var piece = truncator.truncate(thing, parts, from);
        var shown = piece.thing();
        var all = Parts.items(thing, parts).size();
        var end = from + piece.count();
        if (from > 0 || end < all) {
            var where = piece.count() == 0 ? "none" : "items " + (from + 1) + " to " + end;
            var note = "Shown are " + where + " of the " + all + " in " + Parts.named(parts);
            if (end < all) {
                shown.put("nextCursor", Cursor.at(end, call.arguments()));
                note += goOn(call);
            }
            shown.withArrayProperty("notes").add(note + ".");
        }
        noteLeftOut(piece, shown);
        return shown;
    }

    /** Returns the result that shows a page of a list, or the first of its items if they do not all fit. */
    ToolResult list(ToolCall call, ListQuery query, ListSelection selection, String serverTime, Integer status) {
        var page = query.page(selection, serverTime);
        noteUndocumented(call.plan(), items(page), page);
        return whole(page, status, tooLarge -> {
            var again = shown(query.page(selection, serverTime)).structured();
            var piece = truncator.truncate(again, List.of("items"), 0);
            var shown = piece.thing();
            noteUndocumented(call.plan(), items(shown), shown);
            var asked = page.path("items").size();
            if (piece.count() < asked) {
                shown.put("nextCursor", query.cursor(piece.count()));
                shown.withArrayProperty("notes")
                        .add("Shown are " + piece.count() + " of the " + asked + " items of this page" + goOn(call)
                                + ".");
            }
            noteLeftOut(piece, shown);
            return shown;
        });
    }

    /** @param smaller makes what is shown of the whole if that is too large */
    private ToolResult whole(ObjectNode whole, Integer status, Function<ObjectNode, ObjectNode> smaller) {
        var shown = shown(whole);
        return truncator.fits(shown.text())
                ? new ToolResult(shown.structured(), shown.text(), ToolResult.Outcome.ok, status)
                : ToolResult.ok(smaller.apply(shown.structured()), status);
    }

    private ShownResult.Thing shown(ObjectNode thing) {
        return ShownResult.thing(thing, secrets.get());
    }

    private static List<ObjectNode> items(ObjectNode page) {
        return page.path("items").valueStream().map(ObjectNode.class::cast).toList();
    }

    private static String goOn(ToolCall call) {
        return ": one answer holds no more. Give nextCursor to " + call.tool()
                + " as cursor, and all else as it was, to go on";
    }

    /** Adds a note for each field without a promise in the contract that Paigo left out of some items. */
    static void noteUndocumented(ToolPlan plan, List<ObjectNode> items, ObjectNode holder) {
        for (var field : plan.result().show()) {
            var without = field.undocumented()
                    ? items.stream().filter(item -> !item.has(field.as())).count()
                    : 0;
            if (without > 0) {
                holder.withArrayProperty("notes")
                        .add("Paigo sent no " + field.as() + " for " + without + " of " + items.size()
                                + "; its contract does not promise it.");
            }
        }
    }

    private static void noteLeftOut(ResultTruncator.Piece piece, ObjectNode shown) {
        if (!piece.leftOut().isEmpty()) {
            shown.withArrayProperty("notes")
                    .add("Left out, since too large for one answer: " + ResultTruncator.named(piece.leftOut())
                            + ". Ask for less by other arguments, or look in Paigo itself.");
        }
    }
}

package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the result of a call that went well. */
final class ResultBuilder {
    private final Permissions rights;
    private final Clock clock;
    private final ResultTruncator cut;

    ResultBuilder(Permissions rights, Clock clock, ResultTruncator cut) {
        this.rights = rights;
        this.clock = clock;
        this.cut = cut;
    }

    /** One thing; empty when Paigo's answer does not have it. */
    Optional<ToolResult> one(
            String name, Plan plan, ObjectNode arguments, PaigoRequest request, PaigoResult.Success success) {
        var thing = plan.result().place().first(success.body());
        if (plan.isRead() && (thing.isMissingNode() || thing.isNull())) {
            return Optional.empty();
        }
        var none = Json.MAPPER.createObjectNode();
        var shown = Projection.show(plan.result().show(), thing, none, revealed(plan, arguments));
        var left = plan.isRead() ? List.<String>of() : leftOut(plan, shown);
        echo(plan, request, shown);
        facts(plan, shown);
        notes(plan, List.of(shown), shown);
        if (!left.isEmpty()) {
            shown.withArrayProperty("notes")
                    .add("Paigo answered " + success.status() + ", but without " + String.join(", ", left)
                            + (plan.witness() == null
                                    ? "."
                                    : "; look with " + FailureText.whereToLook(plan, plan.witness(), request) + "."));
        }
        return Optional.of(part(name, plan, arguments, shown, success.status()));
    }

    /** The thing, or as much of it as fits, from where a cursor says. */
    private ToolResult part(String name, Plan plan, ObjectNode arguments, ObjectNode thing, Integer status) {
        var from = Cursor.offset(arguments).orElse(0);
        var parts = plan.result().parts();
        if (from == 0 || parts.isEmpty()) {
            return ok(thing, status, () -> part(name, arguments, thing, parts, 0));
        }
        var shown = part(name, arguments, thing, parts, from);
        return new ToolResult(shown, shown.toString(), ToolResult.Outcome.ok, status);
    }

    private ObjectNode part(String name, ObjectNode arguments, ObjectNode thing, List<String> parts, int from) {
        var piece = cut.of(thing, parts, from);
        var shown = piece.thing();
        var all = Parts.items(thing, parts).size();
        var end = from + piece.count();
        if (from > 0 || end < all) {
            var where = piece.count() == 0 ? "none" : "items " + (from + 1) + " to " + end;
            var note = "Shown are " + where + " of the " + all + " in " + Parts.named(parts);
            if (end < all) {
                shown.put("nextCursor", Cursor.at(end, arguments));
                note += ": one answer holds no more. Give nextCursor to " + name
                        + " as cursor, and all else as it was, to go on";
            }
            shown.withArrayProperty("notes").add(note + ".");
        }
        leftOut(piece, shown);
        return shown;
    }

    ToolResult list(String name, Plan plan, ListQuery listing, List<ValuePath.Found> matching, Integer status) {
        var time = Times.now(clock);
        var page = listing.page(matching, time);
        notes(plan, items(page), page);
        return ok(page, status, () -> {
            var piece = cut.of(listing.page(matching, time), List.of("items"), 0);
            var shown = piece.thing();
            notes(plan, items(shown), shown);
            var asked = page.path("items").size();
            if (piece.count() < asked) {
                shown.put("nextCursor", listing.cursor(piece.count()));
                shown.withArrayProperty("notes")
                        .add("Shown are " + piece.count() + " of the " + asked
                                + " items of this page: one answer holds no more. Give nextCursor to " + name
                                + " as cursor, and all else as it was, to go on.");
            }
            leftOut(piece, shown);
            return shown;
        });
    }

    private static List<ObjectNode> items(ObjectNode page) {
        return page.path("items").valueStream().map(item -> (ObjectNode) item).toList();
    }

    private static void leftOut(ResultTruncator.Piece piece, ObjectNode shown) {
        if (!piece.leftOut().isEmpty()) {
            shown.withArrayProperty("notes")
                    .add("Left out, since too large for one answer: " + ResultTruncator.named(piece.leftOut())
                            + ". Ask for less by other arguments, or look in Paigo itself.");
        }
    }

    /** The thing that a repeated call found to be there already. */
    ToolResult existing(
            String name, Plan plan, PaigoRequest request, ObjectNode shown, List<String> differences, Integer status) {
        shown.put("alreadyExisted", true);
        echo(plan, request, shown);
        facts(plan, shown);
        if (!differences.isEmpty()) {
            differences.forEach(shown.putArray("notes")::add);
        }
        return part(name, plan, Json.MAPPER.createObjectNode(), shown, status);
    }

    private static Set<String> revealed(Plan plan, ObjectNode arguments) {
        var revealed = new HashSet<String>();
        for (var argument : plan.arguments()) {
            if (argument.reveal() != null && arguments.path(argument.name()).asBoolean(false)) {
                revealed.add(argument.reveal());
            }
        }
        return revealed;
    }

    private static void echo(Plan plan, PaigoRequest request, ObjectNode shown) {
        plan.result().echo().forEach((as, to) -> {
            var sent = RequestBuilder.sent(request, to);
            if (!sent.isMissingNode()) {
                shown.put(as, Projection.asText(sent));
            }
        });
    }

    private void facts(Plan plan, ObjectNode shown) {
        if (!plan.isRead()) {
            shown.put("environment", rights.environment());
        }
        var account = rights.account();
        for (var fact : plan.result().server()) {
            var name = fact.toString();
            switch (fact) {
                case ENVIRONMENT -> shown.put(name, rights.environment());
                case WRITES_ALLOWED -> shown.put(name, rights.writesAllowed());
                case SERVER_TIME -> shown.put(name, Times.now(clock));
                case SERVER_VERSION -> shown.put(name, rights.version());
                case ACCOUNT_ID -> ifSignedIn(account, a -> shown.put(name, a.id()));
                case ACCOUNT_NAME -> ifSignedIn(account, a -> shown.put(name, a.name()));
                case SCOPES -> ifSignedIn(account, a -> scopes(shown.putArray(name)));
            }
        }
    }

    private static void ifSignedIn(Permissions.@Nullable Holder account, Consumer<Permissions.Holder> show) {
        if (account != null) {
            show.accept(account);
        }
    }

    private void scopes(ArrayNode list) {
        rights.scopes().stream().sorted().map(Scope::text).forEach(list::add);
    }

    /** The fields that an answer to a write should have, links apart, and that this one has not. */
    private static List<String> leftOut(Plan plan, ObjectNode shown) {
        var missing = new ArrayList<String>();
        for (var field : plan.result().show()) {
            if (field.reveal() == null && !field.undocumented() && !shown.has(field.as())) {
                missing.add(field.as());
            }
        }
        return missing;
    }

    /** Says where Paigo left out a field that its contract does not promise. */
    private static void notes(Plan plan, List<ObjectNode> items, ObjectNode holder) {
        for (var field : plan.result().show()) {
            if (field.undocumented()) {
                var without =
                        items.stream().filter(item -> !item.has(field.as())).count();
                if (without > 0) {
                    holder.withArrayProperty("notes")
                            .add("Paigo sent no " + field.as() + " for " + without + " of " + items.size()
                                    + "; its contract does not promise it.");
                }
            }
        }
    }

    /** @param smaller what is shown when the whole is too large for clients */
    private ToolResult ok(ObjectNode whole, Integer status, Supplier<ObjectNode> smaller) {
        var text = whole.toString();
        if (cut.fits(text)) {
            return new ToolResult(whole, text, ToolResult.Outcome.ok, status);
        }
        var shown = smaller.get();
        return new ToolResult(shown, shown.toString(), ToolResult.Outcome.ok, status);
    }
}

package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Beside;
import dev.paigomcp.mapping.ValuePath;
import dev.paigomcp.transport.PaigoResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts what side reads tell beside what a result shows: the customer's name beside its id. A read that fails takes nothing
 * away from the result: what it would have told is missing, and a note says so.
 */
final class BesideValues {
    private BesideValues() {}

    /** Sends every read that the result of a write will show something of, since the write comes after it. */
    static void ask(ToolCall call) {
        for (var value : values(call)) {
            call.reads().get(value.read());
        }
    }

    /** Adds what stands beside the fields of one thing. */
    static void addTo(ObjectNode shown, ToolCall call, JsonNode thing) {
        for (var value : values(call)) {
            find(value, call, thing, MissingNode.getInstance()).ifPresent(found -> put(shown, value, found));
        }
    }

    /** Adds what stands beside an item of a list. */
    static void addTo(ObjectNode shown, ToolCall call, ValuePath.Found item) {
        for (var value : values(call)) {
            if (value.by() != null) {
                find(value, call, item.item(), item.around()).ifPresent(found -> put(shown, value, found));
            }
        }
    }

    /** Adds what stands beside a whole list. */
    static void addToList(ObjectNode shown, ToolCall call) {
        for (var value : values(call)) {
            if (value.by() == null) {
                call.reads().thing(value.read()).ifPresent(found -> put(shown, value, found));
            }
        }
    }

    /** Adds a note for each read that was sent and failed. */
    static void note(ObjectNode shown, ToolCall call) {
        var missing = new LinkedHashMap<String, String>();
        for (var value : values(call)) {
            call.reads()
                    .asked(value.read())
                    .flatMap(BesideValues::failure)
                    .ifPresent(why -> missing.merge(why, value.shown().as(), (names, name) -> names + ", " + name));
        }
        missing.forEach((why, names) -> shown.withArrayProperty("notes").add("Not shown: " + names + ", since " + why));
    }

    /** Returns what is shown to the caller; one who may not look things up is shown nothing that was looked up. */
    private static List<Beside> values(ToolCall call) {
        return call.mayRead() ? call.plan().result().beside() : List.of();
    }

    private static Optional<JsonNode> find(Beside value, ToolCall call, JsonNode item, JsonNode around) {
        if (value.by() == null) {
            return call.reads().thing(value.read());
        }
        var id = value.by().first(item);
        var text = (id.isMissingNode() ? value.by().first(around) : id).asString("");
        return text.isEmpty() ? Optional.empty() : call.reads().thing(value.read(), text);
    }

    private static void put(ObjectNode shown, Beside value, JsonNode thing) {
        var field = Projection.show(List.of(value.shown()), thing, Json.MAPPER.createObjectNode(), Set.of());
        field.properties().forEach(each -> shown.set(each.getKey(), each.getValue()));
    }

    /** Returns why a read told nothing, or empty if it did. */
    static Optional<String> failure(PaigoResult result) {
        return result.fold(new Failure());
    }

    /** Why a read told nothing; empty if it did, or if the call had no value for its path. */
    private static final class Failure implements PaigoResult.Cases<Optional<String>> {
        @Override
        public Optional<String> success(PaigoResult.Success success) {
            return Optional.empty();
        }

        @Override
        public Optional<String> refused(PaigoResult.Refused refused) {
            return Optional.of("Paigo refused the look-up (" + refused.status() + "): "
                    + ArgumentProblems.shown(refused.message()));
        }

        @Override
        public Optional<String> unreachable(PaigoResult.Unreachable unreachable) {
            return Optional.of(unreachable.reason());
        }

        @Override
        public Optional<String> unknown(PaigoResult.Unknown unknown) {
            return Optional.of(unknown.reason());
        }

        @Override
        public Optional<String> unreadable(PaigoResult.Unreadable unreadable) {
            return Optional.of(unreadable.reason());
        }

        @Override
        public Optional<String> invalid(PaigoResult.Invalid invalid) {
            return Optional.empty();
        }
    }
}

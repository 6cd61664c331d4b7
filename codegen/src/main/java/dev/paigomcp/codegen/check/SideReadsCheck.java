package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.Operation;
import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.mapping.Argument;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks the fields of what a tool reads beside its own operation: the witness of a lost write, the proof of a repeat, a
 * checked argument. That each names a read is checked elsewhere.
 */
final class SideReadsCheck {
    private final Mapping mapping;
    private final Tool tool;
    private final Places places;
    private final Map<String, Operation> operations;
    private final Diagnostics out;

    SideReadsCheck(Mapping mapping, Tool tool, Places places, Map<String, Operation> operations, Diagnostics out) {
        this.mapping = mapping;
        this.tool = tool;
        this.places = places;
        this.operations = operations;
        this.out = out;
    }

    void run() {
        witness(tool.node().path("witness"), tool.pointer() + "/witness");
        repeat(tool.node().path("repeat"), tool.pointer() + "/repeat");
        narrow(tool.node().path("narrow"), tool.pointer() + "/narrow");
        for (var argument : tool.arguments()) {
            var check = argument.node().path("check");
            answer(check, "value", argument.pointer() + "/check");
        }
    }

    private void witness(JsonNode witness, String pointer) {
        var names = tool.arguments().stream().map(Argument::name).toList();
        for (var i = 0; i < witness.path("by").size(); i++) {
            var name = witness.path("by").get(i).asString();
            if (!names.contains(name)) {
                error(pointer + "/by/" + i, "there is no argument \"" + name + "\"", name, names);
            }
        }
        witness.path("marker").asStringOpt().ifPresent(marker -> sent(marker, pointer + "/marker"));
    }

    private void narrow(JsonNode narrow, String pointer) {
        var read = operations.get(narrow.path("read").asString(""));
        if (read == null) {
            return;
        }
        var by = narrow.path("by").asString();
        var filters = LocalArguments.names(tool);
        if (!filters.contains(by)) {
            error(pointer + "/by", "\"" + by + "\" is no filter of tool \"" + tool.name() + "\"", by, filters);
        }
        if (read.parameters().stream()
                .noneMatch(p -> p.in().equals("path") && p.name().equals(by))) {
            error(pointer + "/read", read.key() + " has no path parameter \"" + by + "\"", by, List.of());
        }
        if (new Places(read, places.schemas()).shown(tool.place()).isEmpty()) {
            error(pointer + "/read", "the answer of " + read.key() + " has no \"" + tool.place() + "\"", by, List.of());
        }
    }

    private void repeat(JsonNode repeat, String pointer) {
        var item = answer(repeat, "item", pointer);
        for (var i = 0; i < repeat.path("same").size(); i++) {
            var name = repeat.path("same").get(i).asString();
            sent(name, pointer + "/same/" + i);
            there(item, name, pointer + "/same/" + i);
        }
        for (var pair : repeat.path("compare").properties()) {
            sent(pair.getKey(), pointer + "/compare" + token(pair.getKey()));
            there(item, pair.getValue().asString(), pointer + "/compare" + token(pair.getKey()));
        }
    }

    private void sent(String field, String pointer) {
        var to = "body." + field;
        if (places.sent(to).isEmpty()) {
            error(pointer, places.operation().key() + " does not have \"" + to + "\"", to, places.near(to));
        }
    }

    /** The contract's schema at the place that the key names, in the answer of what is read. */
    private Optional<JsonNode> answer(JsonNode part, String key, String pointer) {
        var read = operations.get(part.path("read").asString(""));
        if (read == null) {
            return Optional.empty();
        }
        var place = part.path(key).asString("");
        var found = new Places(read, places.schemas()).shown(place);
        if (found.isEmpty()) {
            error(pointer + "/" + key, "the answer of " + read.key() + " has no \"" + place + "\"", place, Set.of());
        }
        return found;
    }

    private void there(Optional<JsonNode> item, String field, String pointer) {
        if (item.isPresent() && places.schemas().at(item.get(), field).isEmpty()) {
            error(
                    pointer,
                    "what is read has no \"" + field + "\"",
                    field,
                    places.schemas().propertyNames(item.get()));
        }
    }

    private void error(String pointer, String message, String wrong, Collection<String> known) {
        out.error(mapping.document(), pointer, message, Diagnostics.didYouMean(wrong, known));
    }
}

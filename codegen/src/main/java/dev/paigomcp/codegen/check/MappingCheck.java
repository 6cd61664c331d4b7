package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.Contract;
import dev.paigomcp.codegen.contract.Operation;
import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Holds the mapping against the contract and reports every mistake at its place in the mapping. */
public final class MappingCheck {
    private final Contract contract;
    private final Mapping mapping;
    private final Diagnostics out;
    private final Schemas schemas;

    private MappingCheck(Contract contract, Mapping mapping, Diagnostics out) {
        this.contract = contract;
        this.mapping = mapping;
        this.out = out;
        this.schemas = new Schemas(contract.document().root());
    }

    public static void run(Contract contract, Mapping mapping, Diagnostics out) {
        var check = new MappingCheck(contract, mapping, out);
        check.ids();
        check.lookups();
        mapping.tools().forEach(check::tool);
        check.names();
        check.coverage();
        new PromptsCheck(mapping, out).run();
        new ResourcesCheck(mapping, out).run();
    }

    private void tool(Tool tool) {
        var operation =
                operation(tool.node().path("operation"), tool.pointer() + "/operation", "tool \"" + tool.name() + "\"");
        if (operation.isEmpty()) {
            return;
        }
        var isRead = operation.get().method().equals("GET");
        if (isRead != tool.effect().equals("read")) {
            out.error(
                    mapping.document(),
                    tool.pointer() + "/effect",
                    "tool \"" + tool.name() + "\" has effect " + tool.effect() + ", but its operation is a "
                            + operation.get().method(),
                    isRead ? "set effect: read" : "set effect: write, money or destructive");
        }
        if (tool.effect().equals("read") != tool.scope().equals("read")) {
            out.error(
                    mapping.document(),
                    tool.pointer() + "/scope",
                    "tool \"" + tool.name() + "\" has effect " + tool.effect() + ", but scope " + tool.scope(),
                    tool.effect().equals("read")
                            ? "remove scope: what reads needs the right to read, by which resources and completion go"
                            : "set scope: write or money, so that nobody who may only read can call it");
        }
        if (!isRead && !tool.node().has("witness")) {
            out.error(
                    mapping.document(),
                    tool.pointer(),
                    "tool \"" + tool.name() + "\" changes something, but has no witness",
                    "add witness: what to read after a lost answer");
        }
        for (var part : new String[] {"narrow", "witness", "repeat"}) {
            if (tool.node().has(part)) {
                read(
                        tool.node().path(part).path("read"),
                        tool.pointer() + "/" + part + "/read",
                        "tool \"" + tool.name() + "\"");
            }
        }
        var witness = tool.node().path("witness").path("tool").asStringOpt();
        if (witness.isPresent()
                && mapping.tools().stream().noneMatch(t -> t.name().equals(witness.get()))) {
            unknown(
                    tool.pointer() + "/witness/tool",
                    "tool",
                    witness.get(),
                    mapping.tools().stream().map(Tool::name).toList());
        }
        mapping.tools().stream()
                .filter(t -> t.name().equals(witness.orElse("")))
                .forEach(t -> witnessed(tool, t));
        var places = new Places(operation.get(), schemas);
        new ArgumentsCheck(mapping, tool, places, out).run(this::read);
        new ResultCheck(mapping, tool, places, out).run();
        new SideReadsCheck(mapping, tool, places, contract.operations(), out).run();
        new ExamplesCheck(mapping, tool, places, out).run();
    }

    /** What the witness is asked with must be its arguments. */
    private void witnessed(Tool tool, Tool witness) {
        var names = new ArrayList<>(LocalArguments.names(witness));
        witness.arguments().forEach(argument -> names.add(argument.name()));
        for (var name : tool.node().path("witness").path("with").propertyNames()) {
            if (!names.contains(name)) {
                unknown(tool.pointer() + "/witness/with" + token(name), "argument", name, names);
            }
        }
    }

    private Optional<Operation> operation(JsonNode key, String pointer, String who) {
        var found = Optional.ofNullable(contract.operations().get(key.asString("")));
        if (found.isEmpty()) {
            out.error(
                    mapping.document(),
                    pointer,
                    who + " names \"" + key.asString("") + "\", which is not in the contract",
                    Diagnostics.didYouMean(
                            key.asString(""), contract.operations().keySet()));
        }
        return found;
    }

    private Optional<Operation> read(JsonNode key, String pointer, String who) {
        var found = operation(key, pointer, who);
        if (found.isPresent() && !found.get().method().equals("GET")) {
            out.error(
                    mapping.document(),
                    pointer,
                    who + " reads by \"" + key.asString() + "\", which is not a GET",
                    null);
        }
        return found;
    }

    private void ids() {
        for (var id : mapping.ids().properties()) {
            var pointer = "/ids" + token(id.getKey());
            var operation = read(id.getValue().path("read"), pointer + "/read", "id \"" + id.getKey() + "\"");
            var place = id.getValue().path("items").asString();
            if (operation.isPresent()
                    && new Places(operation.get(), schemas).shown(place).isEmpty()) {
                out.error(
                        mapping.document(),
                        pointer + "/items",
                        "the answer of " + operation.get().key() + " has no \"" + place + "\"",
                        null);
            }
            var tool = id.getValue().path("tool").asString();
            if (mapping.tools().stream().noneMatch(t -> t.name().equals(tool))) {
                unknown(
                        pointer + "/tool",
                        "tool",
                        tool,
                        mapping.tools().stream().map(Tool::name).toList());
            }
        }
    }

    private void lookups() {
        for (var lookup : mapping.lookups().properties()) {
            var words = new HashMap<JsonNode, String>();
            for (var word : lookup.getValue().properties()) {
                var other = words.putIfAbsent(word.getValue(), word.getKey());
                if (other != null) {
                    out.error(
                            mapping.document(),
                            "/lookups" + token(lookup.getKey()) + token(word.getKey()),
                            "\"" + word.getKey() + "\" and \"" + other + "\" of lookup \"" + lookup.getKey()
                                    + "\" are the same on the wire",
                            "keep one word for one thing");
                }
            }
        }
    }

    private void unknown(String pointer, String kind, String name, java.util.Collection<String> known) {
        out.error(
                mapping.document(),
                pointer,
                "there is no " + kind + " \"" + name + "\"",
                Diagnostics.didYouMean(name, known));
    }

    /** Titles are what people see and approve: two tools must not look the same. */
    private void names() {
        var titles = new HashMap<String, String>();
        for (var tool : mapping.tools()) {
            var other = titles.putIfAbsent(
                    tool.node().path("title").asString().toLowerCase(java.util.Locale.ROOT), tool.name());
            if (other != null) {
                out.error(
                        mapping.document(),
                        tool.pointer() + "/title",
                        "tools \"" + other + "\" and \"" + tool.name() + "\" have the same title",
                        "give each tool a title of its own");
            }
        }
    }

    private void coverage() {
        var mapped = new HashSet<String>();
        mapping.tools().forEach(tool -> mapped.add(tool.operation()));
        for (var excluded : mapping.excluded().propertyNames()) {
            var pointer = "/excluded" + token(excluded);
            if (!contract.operations().containsKey(excluded)) {
                out.error(
                        mapping.document(),
                        pointer,
                        "\"" + excluded + "\" is excluded, but is not in the contract",
                        Diagnostics.didYouMean(excluded, contract.operations().keySet()));
            } else if (mapped.contains(excluded)) {
                out.error(
                        mapping.document(),
                        pointer,
                        "\"" + excluded + "\" is excluded, but a tool uses it",
                        "remove it from excluded");
            }
        }
        for (var operation : contract.operations().values()) {
            if (!mapped.contains(operation.key()) && !mapping.excluded().has(operation.key())) {
                out.error(
                        contract.document(),
                        operation.pointer(),
                        "\"" + operation.key() + "\" is neither a tool nor excluded",
                        "map it, or add it to excluded in " + mapping.document().file()
                                + " with a decision and a reason");
            }
        }
    }
}

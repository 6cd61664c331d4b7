package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.contract.Operation;
import dev.paigomcp.codegen.contract.Places;
import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.Argument;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Tool;
import dev.paigomcp.codegen.schema.LocalArguments;
import dev.paigomcp.codegen.source.Diagnostics;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Checks that what a tool sends fits the contract: every place exists, is filled once, and none that is required is empty. */
final class ArgumentsCheck {
    /** Finds an operation that is read, and reports when there is none. */
    interface Reads {
        Optional<Operation> find(JsonNode key, String pointer, String who);
    }

    private final Mapping mapping;
    private final Tool tool;
    private final Places places;
    private final Diagnostics out;
    private final Map<String, String> filled = new HashMap<>();

    ArgumentsCheck(Mapping mapping, Tool tool, Places places, Diagnostics out) {
        this.mapping = mapping;
        this.tool = tool;
        this.places = places;
        this.out = out;
    }

    void run(Reads reads) {
        for (var argument : tool.arguments()) {
            argument(argument, reads);
        }
        for (var send : tool.node().path("send").properties()) {
            fill(send.getKey(), tool.pointer() + "/send" + token(send.getKey()), "send");
        }
        for (var required : places.required()) {
            if (filled.keySet().stream().noneMatch(to -> to.equals(required) || to.startsWith(required + "."))) {
                error(
                        tool.pointer() + "/arguments",
                        "tool \"" + tool.name() + "\" does not cover \"" + required + "\", which the contract requires",
                        "add an argument with to: " + required + ", or send it");
            }
        }
        var names = new TreeSet<String>();
        tool.arguments().forEach(a -> names.add(a.name()));
        for (var local : LocalArguments.names(tool)) {
            if (!names.add(local)) {
                error(
                        tool.pointer() + "/result",
                        "tool \"" + tool.name() + "\" has two arguments named \"" + local + "\"",
                        "rename one of them");
            }
        }
    }

    private void argument(Argument argument, Reads reads) {
        var check = argument.node().path("check");
        if (argument.to().isEmpty()
                && check.isMissingNode()
                && argument.text("reveal").isEmpty()) {
            error(
                    argument.pointer(),
                    "argument \"" + argument.name() + "\" goes nowhere",
                    "give it to:, check: or reveal:");
        }
        argument.to().ifPresent(to -> fill(to, argument.pointer() + "/to", argument.name()));
        if (check.isObject()) {
            reads.find(check.path("read"), argument.pointer() + "/check/read", "argument \"" + argument.name() + "\"");
        }
        known(argument, "id", mapping.ids());
        for (var from : argument.node().path("whenAbsent").path("from")) {
            if (tool.arguments().stream().noneMatch(a -> a.name().equals(from.asString()))) {
                error(
                        argument.pointer() + "/whenAbsent",
                        "\"" + from.asString() + "\" is no argument of tool \"" + tool.name() + "\"",
                        Diagnostics.didYouMean(
                                from.asString(),
                                tool.arguments().stream().map(Argument::name).toList()));
            }
        }
        value(argument, argument.to().flatMap(places::sent));
    }

    private void fill(String to, String pointer, String by) {
        if (places.sent(to).isEmpty()) {
            error(
                    pointer,
                    "tool \"" + tool.name() + "\" maps \"" + to + "\", which "
                            + places.operation().key() + " does not have",
                    Diagnostics.didYouMean(to, places.near(to)));
        }
        var other = filled.putIfAbsent(to, by);
        if (other != null) {
            error(
                    pointer,
                    "tool \"" + tool.name() + "\" maps \"" + to + "\" twice (also by \"" + other + "\")",
                    "keep one");
        }
    }

    private void known(Argument argument, String key, JsonNode section) {
        var name = argument.text(key);
        if (name.isPresent() && !section.has(name.get())) {
            error(
                    argument.pointer() + "/" + key,
                    "there is no " + key + " \"" + name.get() + "\"",
                    Diagnostics.didYouMean(name.get(), section.propertyNames()));
        }
    }

    private void value(Argument argument, Optional<JsonNode> contract) {
        known(argument, "lookup", mapping.lookups());
        bounds(argument);
        if (contract.isEmpty()) {
            return;
        }
        var schemas = places.schemas();
        var types = schemas.types(contract.get());
        if (argument.is("decimal") && !types.contains("string") && !types.contains("number")) {
            error(
                    argument.pointer() + "/type",
                    "\"" + argument.name() + "\" is a decimal, but the contract has no text or number there",
                    null);
        }
        if (argument.is("boolean-text") && !types.contains("string")) {
            error(
                    argument.pointer() + "/type",
                    "\"" + argument.name() + "\" is boolean-text, but the contract has no text there",
                    "leave out the type");
        }
        if (!argument.each().isEmpty()) {
            each(argument, schemas.items(contract.get()), schemas);
        }
    }

    private void each(Argument argument, Optional<JsonNode> items, Schemas schemas) {
        if (items.isEmpty()) {
            error(
                    argument.pointer() + "/each",
                    "\"" + argument.name() + "\" has each, but the contract has no list there",
                    null);
            return;
        }
        var inner = new HashMap<String, String>();
        argument.text("number").ifPresent(field -> inner.put(field, "number"));
        for (var field : argument.each()) {
            var name = field.to().orElse("");
            if (schemas.property(items.get(), name).isEmpty()) {
                error(
                        field.pointer() + "/to",
                        "the items of \"" + argument.name() + "\" have no \"" + name + "\" in the contract",
                        Diagnostics.didYouMean(name, schemas.propertyNames(items.get())));
            }
            var other = inner.putIfAbsent(name, field.name());
            if (other != null) {
                error(
                        field.pointer() + "/to",
                        "\"" + name + "\" is mapped twice (also by \"" + other + "\")",
                        "keep one");
            }
            value(field, schemas.property(items.get(), name));
        }
        for (var required : missing(schemas.required(items.get()), inner.keySet())) {
            error(
                    argument.pointer() + "/each",
                    "\"" + argument.name() + "\" does not cover \"" + required + "\", which the contract requires",
                    null);
        }
    }

    private static List<String> missing(Collection<String> required, Collection<String> have) {
        return required.stream().filter(name -> !have.contains(name)).toList();
    }

    private void bounds(Argument argument) {
        var low = argument.text("minimum")
                .or(() -> argument.text("exclusiveMinimum"))
                .map(BigDecimal::new);
        var high = argument.text("maximum").map(BigDecimal::new);
        if ((low.isPresent() || high.isPresent()) && !argument.is("decimal") && !argument.is("integer")) {
            error(
                    argument.pointer(),
                    "\"" + argument.name() + "\" has bounds, but no type with an order",
                    "set type: decimal or integer");
        }
        if (argument.is("integer")
                && java.util.stream.Stream.of(low, high)
                        .flatMap(Optional::stream)
                        .anyMatch(bound -> bound.stripTrailingZeros().scale() > 0)) {
            error(argument.pointer(), "the bounds of the integer \"" + argument.name() + "\" must be whole", null);
        }
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
            error(argument.pointer(), "the bounds of \"" + argument.name() + "\" leave nothing", null);
        }
    }

    private void error(String pointer, String message, @org.jspecify.annotations.Nullable String hint) {
        out.error(mapping.document(), pointer, message, hint);
    }
}

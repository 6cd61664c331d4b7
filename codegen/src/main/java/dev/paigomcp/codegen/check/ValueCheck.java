package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.contract.Schemas;
import dev.paigomcp.codegen.mapping.MappedArgument;
import dev.paigomcp.codegen.mapping.Mapping;
import java.util.HashMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Checks the type and the bounds of what is given against the contract's schema of the value, down to the fields of items. */
final class ValueCheck {
    private final Mapping mapping;
    private final Schemas schemas;
    private final Findings findings;

    ValueCheck(Mapping mapping, Schemas schemas, Findings findings) {
        this.mapping = mapping;
        this.schemas = schemas;
        this.findings = findings;
    }

    /** Checks an argument; {@code contract} is empty where the contract has no such value. */
    void run(MappedArgument argument, Optional<JsonNode> contract) {
        if (argument.lookup() != null) {
            findings.known(
                    argument.pointer() + "/lookup",
                    "lookup",
                    argument.lookup(),
                    mapping.plans().lookups().keySet());
        }
        bounds(argument);
        order(argument, contract);
        if (contract.isEmpty()) {
            return;
        }
        argument.type()
                .mismatch(schemas.types(contract.get()))
                .ifPresent(mismatch -> findings.error(
                        argument.pointer() + "/type",
                        "\"" + argument.name() + "\" " + mismatch.message(),
                        mismatch.hint()));
        if (!argument.each().isEmpty()) {
            each(argument, schemas.items(contract.get()));
        }
    }

    private void bounds(MappedArgument argument) {
        var name = "\"" + argument.name() + "\"";
        var bounds = argument.bounds();
        if (!bounds.isEmpty() && !argument.type().isOrdered()) {
            findings.error(
                    argument.pointer(),
                    name + " has bounds, but no type with an order",
                    "set type: decimal or integer");
        }
        argument.type().fault(argument.name()).ifPresent(fault -> findings.error(argument.pointer(), fault, null));
        if (bounds.leaveNothing()) {
            findings.error(argument.pointer(), "the bounds of " + name + " leave nothing", null);
        }
    }

    /** An order must have all of the contract's values, and no others. */
    private void order(MappedArgument argument, Optional<JsonNode> contract) {
        var values = contract.map(schemas::resolve).map(schema -> schema.path("enum")).stream()
                .flatMap(JsonNode::valueStream)
                .map(value -> value.asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!argument.order().isEmpty() && !values.equals(new TreeSet<>(argument.order()))) {
            findings.error(
                    argument.pointer() + "/order",
                    "the order of \"" + argument.name() + "\" is not made of the contract's values",
                    values.isEmpty() ? "leave it out" : "put these in order: " + String.join(", ", values));
        }
    }

    private void each(MappedArgument argument, Optional<JsonNode> items) {
        if (items.isEmpty()) {
            findings.error(
                    argument.pointer() + "/each",
                    "\"" + argument.name() + "\" has each, but the contract has no list there",
                    null);
            return;
        }
        var filled = new HashMap<String, String>();
        if (argument.number() != null) {
            filled.put(argument.number(), "number");
        }
        for (var field : argument.each()) {
            field(argument, field, items.get());
            var other = filled.putIfAbsent(field.to(), field.name());
            if (other != null) {
                findings.error(
                        field.pointer() + "/to",
                        "\"" + field.to() + "\" is mapped twice (also by \"" + other + "\")",
                        "keep one");
            }
        }
        for (var required : schemas.required(items.get())) {
            if (!filled.containsKey(required)) {
                findings.error(
                        argument.pointer() + "/each",
                        "\"" + argument.name() + "\" does not cover \"" + required + "\", which the contract requires",
                        null);
            }
        }
    }

    private void field(MappedArgument argument, MappedArgument field, JsonNode items) {
        var contract = schemas.property(items, field.to());
        if (contract.isEmpty()) {
            findings.error(
                    field.pointer() + "/to",
                    "the items of \"" + argument.name() + "\" have no \"" + field.to() + "\" in the contract",
                    field.to(),
                    schemas.propertyNames(items));
        }
        run(field, contract);
    }
}

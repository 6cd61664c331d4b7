package dev.paigomcp.codegen.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The places of one operation, by the mapping's names: {@code path.x}, {@code query.x}, {@code body.a.b}, and those of its answer. */
public record Places(Operation operation, Schemas schemas) {
    /** The contract's schema of a place that is sent; empty where the contract has none. */
    public Optional<JsonNode> sent(String to) {
        var dot = to.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var kind = to.substring(0, dot);
        var name = to.substring(dot + 1);
        if (kind.equals("body")) {
            return operation.body().flatMap(body -> inBody(body, name));
        }
        return operation.parameters().stream()
                .filter(parameter ->
                        parameter.in().equals(kind) && parameter.name().equals(name))
                .map(Operation.Parameter::schema)
                .findFirst();
    }

    private Optional<JsonNode> inBody(JsonNode schema, String path) {
        var here = Optional.of(schema);
        for (var step : path.split("\\.")) {
            here = here.flatMap(found -> schemas.property(found, step)
                    .or(() -> schemas.isFreeForm(found)
                            ? Optional.of(JsonNodeFactory.instance.objectNode())
                            : Optional.empty()));
        }
        return here;
    }

    /** Whether the contract wants the place in every request. */
    public boolean isRequired(String to) {
        if (!to.startsWith("body.")) {
            return operation.parameters().stream()
                    .anyMatch(p -> to.equals(p.in() + "." + p.name()) && (p.required() || p.in().equals("path")));
        }
        var here = operation.body();
        for (var step : to.substring("body.".length()).split("\\.")) {
            if (here.isEmpty() || !schemas.required(here.get()).contains(step)) {
                return false;
            }
            here = schemas.property(here.get(), step);
        }
        return true;
    }

    /** Every place that must be sent, the outermost alone: what is inside a required object is its own affair. */
    public List<String> required() {
        var body = operation.body().map(schemas::required).orElse(java.util.Set.of()).stream()
                .map(name -> "body." + name);
        var parameters = operation.parameters().stream()
                .filter(p -> p.required() || p.in().equals("path"))
                .map(p -> p.in() + "." + p.name());
        return Stream.concat(parameters, body).toList();
    }

    /** Names that could have been meant by a place that the contract does not have. */
    public Collection<String> near(String to) {
        var parameters = operation.parameters().stream().map(p -> p.in() + "." + p.name());
        var last = to.lastIndexOf('.');
        var parent = last > 0 ? to.substring(0, last) : to;
        var holder = parent.equals("body") ? operation.body() : sent(parent);
        var prefix = holder.isPresent() ? parent : "body";
        var fields = holder.or(operation::body).map(schemas::propertyNames).orElse(java.util.Set.of()).stream()
                .map(name -> prefix + "." + name);
        return Stream.concat(parameters, fields).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** The contract's schema of the answer of a success. */
    public JsonNode answer() {
        return operation.responses().getOrDefault(operation.successStatus(), JsonNodeFactory.instance.objectNode());
    }

    /** The schema of a place in the answer, such as {@code data[*].invoices[*]}. */
    public Optional<JsonNode> shown(String place) {
        return schemas.at(answer(), place);
    }

    /** The schema of what stands around the items of a place: of {@code data[*]} for {@code data[*].invoices[*]}. */
    public JsonNode around(String place) {
        var end = place.lastIndexOf('.');
        return end < 0 ? answer() : shown(place.substring(0, end)).orElseGet(this::answer);
    }
}

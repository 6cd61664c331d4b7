package dev.paigomcp.codegen.contract;

import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.ValuePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The contract's schemas of one operation, by their places in the request and their paths in the answer. */
public record OperationSchemas(Operation operation, Schemas schemas) {
    /** Returns the schema of a place in the request, or empty if the contract has no such place. */
    public Optional<JsonNode> sent(RequestPlace place) {
        return switch (place.part()) {
            case PATH, QUERY ->
                operation.parameters().stream()
                        .filter(parameter -> parameter.place().equals(place))
                        .map(Operation.Parameter::schema)
                        .findFirst();
            case BODY -> operation.body().flatMap(body -> inBody(body, place.names()));
            case NONE -> Optional.empty();
        };
    }

    /** Inside a free-form object every property has a place, of which the contract says nothing. */
    private Optional<JsonNode> inBody(JsonNode body, List<String> names) {
        var here = Optional.of(body);
        for (var name : names) {
            here = here.flatMap(found -> schemas.property(found, name)
                    .or(() -> schemas.isFreeForm(found)
                            ? Optional.of(JsonNodeFactory.instance.objectNode())
                            : Optional.empty()));
        }
        return here;
    }

    /** Returns whether the contract wants the place in every request. */
    public boolean isRequired(RequestPlace place) {
        if (place.part() != RequestPlace.Part.BODY) {
            return operation.parameters().stream()
                    .anyMatch(p -> p.isNeeded() && p.place().equals(place));
        }
        var here = operation.body();
        for (var name : place.names()) {
            if (here.isEmpty() || !schemas.required(here.get()).contains(name)) {
                return false;
            }
            here = schemas.property(here.get(), name);
        }
        return true;
    }

    /** Returns every place that must be sent; of the body only the outermost ones, since what is inside is optional with them. */
    public List<RequestPlace> required() {
        var body = operation.body().map(schemas::required).orElse(Set.of()).stream()
                .map(RequestPlace::inBody);
        var parameters = operation.parameters().stream()
                .filter(Operation.Parameter::isNeeded)
                .map(Operation.Parameter::place);
        return Stream.concat(parameters, body).toList();
    }

    /** Returns the places that could have been meant by one that the contract does not have. */
    public Set<String> near(RequestPlace place) {
        var near = new TreeSet<String>();
        operation.parameters().forEach(parameter -> near.add(parameter.place().text()));
        var last = place.text().lastIndexOf('.');
        var parent = last > 0 ? place.text().substring(0, last) : place.text();
        var holder = parent.equals("body") ? operation.body() : sent(RequestPlace.parse(parent));
        var prefix = holder.isPresent() ? parent : "body";
        holder.or(operation::body)
                .map(schemas::propertyNames)
                .orElse(Set.of())
                .forEach(name -> near.add(prefix + "." + name));
        return near;
    }

    /** Returns the schema of the answer to a success. */
    public JsonNode answer() {
        return operation.responses().getOrDefault(operation.successStatus(), JsonNodeFactory.instance.objectNode());
    }

    /** Returns the schema of a path in the answer, or empty if the contract has no such path. */
    public Optional<JsonNode> shown(ValuePath path) {
        return schemas.at(answer(), path);
    }

    /** Returns the schema of what stands around the items of a path. */
    public JsonNode around(ValuePath path) {
        return shown(path.around()).orElseGet(this::answer);
    }
}

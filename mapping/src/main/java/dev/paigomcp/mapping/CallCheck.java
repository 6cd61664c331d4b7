package dev.paigomcp.mapping;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What must hold of a call as a whole before it is sent, beyond the rules of each argument. */
public sealed interface CallCheck permits GivenCheck, ReadCheck {
    /** Returns the paths of the arguments that it looks at, such as {@code amount} or {@code address.countryCode}. */
    List<String> arguments();

    /** Returns the check as the mapping writes it. */
    ObjectNode write();

    /** Reads a check: an object whose only key is its kind. */
    static CallCheck read(JsonNode from) {
        var kind = from.propertyNames().stream().findFirst().orElse("");
        var node = from.path(kind);
        return GivenCheck.read(kind, node)
                .<CallCheck>map(check -> check)
                .or(() -> ReadCheck.read(kind, node))
                .orElseThrow(() -> new IllegalStateException("there is no check \"" + kind + "\""));
    }

    /** Returns a check of that kind as the mapping writes it, with what {@code node} holds. */
    static ObjectNode write(String kind, ObjectNode node) {
        return PlanJson.object().set(kind, node);
    }
}

package dev.paigomcp.mapping;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A condition on what is given: that an argument has one of some values, or any if there are none.
 *
 * @param absent whether it holds too if the argument is not given
 */
public record GivenCondition(String argument, List<String> values, boolean absent) {
    static GivenCondition read(JsonNode from) {
        return new GivenCondition(
                PlanJson.text(from, "argument"),
                PlanJson.texts(from.path("is")),
                from.path("absent").asBoolean(false));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("argument", argument);
        if (!values.isEmpty()) {
            PlanJson.put(node, "is", values);
        }
        if (absent) {
            node.put("absent", true);
        }
        return node;
    }

    boolean holds(JsonNode given) {
        var value = given.path(argument);
        return value.isMissingNode() ? absent : values.isEmpty() || values.contains(value.asString(""));
    }

    /** Returns the condition in words, such as {@code billingCycle topUp}. */
    String text() {
        return values.isEmpty() ? argument : argument + " " + String.join(" or ", values);
    }
}

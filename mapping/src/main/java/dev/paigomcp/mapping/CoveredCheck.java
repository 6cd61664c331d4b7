package dev.paigomcp.mapping;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The argument should be among the values of one of the groups of the thing that is read, and the group should have begun by
 * the time of the call; the result tells if not.
 *
 * @param groups where the groups are in the thing
 * @param list the list of the groups: without it nothing is known
 * @param values where the values are in a group
 * @param listed the list of the values in a group
 * @param since where the time from which on a group counts is in it
 * @param at the argument that is the time of the call
 * @param none what the result says if no group has the value, as the rest of a sentence
 * @param early what it says if none had begun, as the rest of a sentence
 */
public record CoveredCheck(
        String argument,
        String read,
        ValuePath groups,
        ValuePath list,
        ValuePath values,
        ValuePath listed,
        ValuePath since,
        String at,
        String none,
        String early)
        implements ReadCheck {
    static CoveredCheck read(JsonNode from) {
        var groups = ValuePath.parse(PlanJson.text(from, "groups"));
        var values = ValuePath.parse(PlanJson.text(from, "values"));
        return new CoveredCheck(
                PlanJson.text(from, "argument"),
                PlanJson.text(from, "read"),
                groups,
                groups.list(),
                values,
                values.list(),
                ValuePath.parse(PlanJson.text(from, "since")),
                PlanJson.text(from, "at"),
                PlanJson.text(from, "none"),
                PlanJson.text(from, "early"));
    }

    @Override
    public List<String> arguments() {
        return List.of(argument, at);
    }

    @Override
    public List<ValuePath> asked() {
        return Stream.of(values, since)
                .map(path -> ValuePath.parse(groups + "." + path))
                .toList();
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.covered(this);
    }

    @Override
    public ObjectNode write() {
        return CallCheck.write(
                "covered",
                PlanJson.object()
                        .put("argument", argument)
                        .put("read", read)
                        .put("groups", groups.toString())
                        .put("values", values.toString())
                        .put("since", since.toString())
                        .put("at", at)
                        .put("none", none)
                        .put("early", early));
    }
}

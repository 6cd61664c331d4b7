package dev.paigomcp.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The argument must equal a value of the thing that is read; it is compared as a word if the argument is one of a lookup.
 *
 * @param value where the value is in the thing
 * @param unset what the result says of a thing without the value, as the rest of a sentence; null if the call is then refused
 * @param absent what the result says of the value if the argument is not given, as the beginning of a sentence; null for
 *     nothing
 * @param whose whose value it is, as the beginning of a sentence, or null
 * @param hint what to do if they differ, or null
 */
public record EqualCheck(
        String argument,
        String read,
        ValuePath value,
        @Nullable String unset,
        @Nullable String absent,
        @Nullable String whose,
        @Nullable String hint)
        implements ReadCheck {
    static EqualCheck read(JsonNode from) {
        return new EqualCheck(
                PlanJson.text(from, "argument"),
                PlanJson.text(from, "read"),
                ValuePath.parse(PlanJson.text(from, "value")),
                PlanJson.optionalText(from, "unset"),
                PlanJson.optionalText(from, "absent"),
                PlanJson.optionalText(from, "whose"),
                PlanJson.optionalText(from, "hint"));
    }

    @Override
    public List<String> arguments() {
        return List.of(argument);
    }

    @Override
    public List<ValuePath> asked() {
        return List.of(value);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.equal(this);
    }

    @Override
    public ObjectNode write() {
        var node = PlanJson.object().put("argument", argument).put("read", read).put("value", value.toString());
        PlanJson.put(node, "unset", unset);
        PlanJson.put(node, "absent", absent);
        PlanJson.put(node, "whose", whose);
        PlanJson.put(node, "hint", hint);
        return CallCheck.write("equal", node);
    }
}

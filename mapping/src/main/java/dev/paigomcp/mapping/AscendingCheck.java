package dev.paigomcp.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list whose items have bounds that rise from one to the next, without a gap at the end.
 *
 * @param list the argument that is the list
 * @param by the field of each item that is its bound
 * @param last the word that the last item has in place of a bound, and no other item
 * @param multipleOf the argument of which each bound is a multiple, or null
 */
public record AscendingCheck(
        String list, String by, String last, @Nullable String multipleOf) implements GivenCheck {
    static AscendingCheck read(JsonNode from) {
        return new AscendingCheck(
                PlanJson.text(from, "list"),
                PlanJson.text(from, "by"),
                PlanJson.text(from, "last"),
                PlanJson.optionalText(from, "multipleOf"));
    }

    @Override
    public ObjectNode write() {
        var node = PlanJson.object().put("list", list).put("by", by).put("last", last);
        PlanJson.put(node, "multipleOf", multipleOf);
        return CallCheck.write("ascending", node);
    }

    @Override
    public List<String> arguments() {
        return Stream.concat(Stream.of(list), Stream.ofNullable(multipleOf)).toList();
    }

    @Override
    public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
        var items = given.path(list);
        if (!items.isArray()) {
            return;
        }
        if (items.isEmpty()) {
            problems.add(list, "is empty; give at least one item, or leave " + list + " out");
            return;
        }
        var step = multipleOf == null
                ? null
                : Decimals.parse(given.path(multipleOf)).orElse(null);
        BigDecimal before = null;
        for (var i = 0; i < items.size(); i++) {
            var at = list + "[" + i + "]." + by;
            var value = items.get(i).path(by);
            var isLast = i == items.size() - 1;
            if (value.asString("").equals(last) != isLast) {
                problems.add(
                        at,
                        isLast
                                ? "expected \"" + last
                                        + "\", since the last item takes what is beyond the others; add one"
                                : "is \"" + last + "\", which only the last item may be; put it at the end");
            }
            var bound = Decimals.parse(value).orElse(null);
            if (bound == null) {
                continue;
            }
            if (before != null && bound.compareTo(before) <= 0) {
                problems.expected(
                        at, "more than " + before.toPlainString() + ", the bound before it", value.toString());
            }
            if (step != null && step.signum() > 0 && bound.remainder(step).signum() != 0) {
                problems.expected(at, "a multiple of " + multipleOf + ", " + step.toPlainString(), value.toString());
            }
            before = bound;
        }
    }
}

package dev.paigomcp.mapping;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A check of what is given against what a side read shows. */
public sealed interface ReadCheck extends CallCheck permits CoveredCheck, EqualCheck, ReadCheck.Rounded, UnlikeCheck {
    /** Takes a check apart, by its kind. */
    interface Cases<T> {
        T equal(EqualCheck check);

        T covered(CoveredCheck check);

        T rounded(Rounded check);

        T unlike(UnlikeCheck check);
    }

    /** Returns the name of the side read. */
    String read();

    /** Returns the values that it looks at in the thing, or in each thing, that is read. */
    List<ValuePath> asked();

    /** Returns what the case for this kind makes of it. */
    <T> T fold(Cases<T> cases);

    /** Reads a check of that kind, or returns empty if there is no such kind. */
    static Optional<ReadCheck> read(String kind, JsonNode from) {
        return Optional.ofNullable(
                switch (kind) {
                    case "equal" -> EqualCheck.read(from);
                    case "covered" -> CoveredCheck.read(from);
                    case "rounded" ->
                        new Rounded(
                                PlanJson.text(from, "argument"),
                                PlanJson.text(from, "read"),
                                ValuePath.parse(PlanJson.text(from, "step")),
                                ValuePath.parse(PlanJson.text(from, "rounding")));
                    case "unlike" -> UnlikeCheck.read(from);
                    default -> null;
                });
    }

    /**
     * The decimal should be a multiple of a step; the result tells what it will be rounded to.
     *
     * @param step where the step is in the thing
     * @param rounding where the way of rounding is: {@code round}, {@code floor} or {@code ceiling}
     */
    record Rounded(String argument, String read, ValuePath step, ValuePath rounding) implements ReadCheck {
        @Override
        public List<String> arguments() {
            return List.of(argument);
        }

        @Override
        public List<ValuePath> asked() {
            return List.of(step, rounding);
        }

        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.rounded(this);
        }

        @Override
        public ObjectNode write() {
            return CallCheck.write(
                    "rounded",
                    PlanJson.object()
                            .put("argument", argument)
                            .put("read", read)
                            .put("step", step.toString())
                            .put("rounding", rounding.toString()));
        }
    }
}

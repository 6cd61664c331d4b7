package dev.paigomcp.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A check of what is given alone: nothing is read for it. */
public sealed interface GivenCheck extends CallCheck
        permits AgeCheck,
                AscendingCheck,
                GivenCheck.Distinct,
                GivenCheck.ExactlyOne,
                GivenCheck.Excludes,
                GivenCheck.Form,
                GivenCheck.Only,
                GivenCheck.Places,
                GivenCheck.Requires,
                PeriodCheck {
    /**
     * Reports what is wrong with the arguments, which are valid one by one.
     *
     * @param now the server's time
     * @param notes takes what the result is to say though nothing is wrong
     */
    void check(JsonNode arguments, Instant now, ArgumentType.Problems problems, Consumer<String> notes);

    /** Reads a check of that kind, or returns empty if there is no such kind. */
    static Optional<GivenCheck> read(String kind, JsonNode from) {
        return Optional.ofNullable(
                switch (kind) {
                    case "exactlyOne" -> new ExactlyOne(arguments(from), PlanJson.optionalText(from, "hint"));
                    case "excludes" -> new Excludes(PlanJson.text(from, "argument"), arguments(from));
                    case "requires" -> new Requires(arguments(from), GivenCondition.read(from.path("when")));
                    case "only" -> new Only(arguments(from), GivenCondition.read(from.path("when")));
                    case "distinct" -> new Distinct(PlanJson.text(from, "argument"));
                    case "form" ->
                        new Form(
                                ValuePath.parse(PlanJson.text(from, "argument")),
                                TextForm.of(from.path("is").asString("")));
                    case "places" ->
                        new Places(arguments(from), from.path("most").asInt());
                    case "ascending" -> AscendingCheck.read(from);
                    case "age" -> AgeCheck.read(from);
                    case "period" -> PeriodCheck.read(from);
                    default -> null;
                });
    }

    private static List<String> arguments(JsonNode from) {
        return PlanJson.texts(from.path("arguments"));
    }

    private static ObjectNode write(String kind, List<String> arguments, ObjectNode node) {
        PlanJson.put(node, "arguments", arguments);
        return CallCheck.write(kind, node);
    }

    /**
     * One of the arguments must be given, and no other of them.
     *
     * @param hint what to do if none is given, or null
     */
    record ExactlyOne(List<String> arguments, @Nullable String hint) implements GivenCheck {
        @Override
        public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
            var there = arguments.stream().filter(given::has).toList();
            var names = String.join(" and ", arguments);
            if (there.isEmpty()) {
                problems.add(arguments.get(0), "give exactly one of " + names + (hint == null ? "" : "; " + hint));
            }
            there.stream()
                    .skip(1)
                    .forEach(name -> problems.add(
                            name, "cannot be given together with " + there.get(0) + "; give exactly one of " + names));
        }

        @Override
        public ObjectNode write() {
            var node = PlanJson.object();
            PlanJson.put(node, "hint", hint);
            return GivenCheck.write("exactlyOne", arguments, node);
        }
    }

    /** None of the other arguments may be given if the argument is. */
    record Excludes(String argument, List<String> others) implements GivenCheck {
        @Override
        public List<String> arguments() {
            return Stream.concat(Stream.of(argument), others.stream()).toList();
        }

        @Override
        public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
            if (given.has(argument)) {
                others.stream()
                        .filter(given::has)
                        .forEach(name ->
                                problems.add(name, "cannot be given together with " + argument + "; leave it out"));
            }
        }

        @Override
        public ObjectNode write() {
            return GivenCheck.write("excludes", others, PlanJson.object().put("argument", argument));
        }
    }

    /** The arguments must be given where the condition holds. */
    record Requires(List<String> arguments, GivenCondition when) implements GivenCheck {
        @Override
        public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
            if (when.holds(given)) {
                arguments.stream()
                        .filter(name -> !given.has(name))
                        .forEach(name -> problems.add(name, "missing; " + when.text() + " needs it"));
            }
        }

        @Override
        public ObjectNode write() {
            return GivenCheck.write("requires", arguments, PlanJson.object().set("when", when.write()));
        }
    }

    /** The arguments may be given only where the condition holds. */
    record Only(List<String> arguments, GivenCondition when) implements GivenCheck {
        @Override
        public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
            if (!when.holds(given)) {
                arguments.stream()
                        .filter(given::has)
                        .forEach(name -> problems.add(
                                name,
                                "goes with " + when.text() + " only; "
                                        + (given.has(when.argument()) ? "change " + when.argument() : "give that too")
                                        + ", or leave " + name + " out"));
            }
        }

        @Override
        public ObjectNode write() {
            return GivenCheck.write("only", arguments, PlanJson.object().set("when", when.write()));
        }
    }

    /** No item of the list may be there twice. */
    record Distinct(String argument) implements GivenCheck {
        @Override
        public List<String> arguments() {
            return List.of(argument);
        }

        @Override
        public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
            var places = new HashMap<String, Integer>();
            var list = given.path(argument);
            for (var i = 0; i < list.size(); i++) {
                // The text, since a map can order equal hashes of texts, but not those of nodes.
                var first = places.putIfAbsent(list.get(i).toString(), i);
                if (first != null) {
                    problems.add(
                            argument + "[" + i + "]",
                            "is the same as " + argument + "[" + first + "]; name each one once");
                }
            }
        }

        @Override
        public ObjectNode write() {
            return CallCheck.write("distinct", PlanJson.object().put("argument", argument));
        }
    }

    /** The text at a path must have a form. */
    record Form(ValuePath path, TextForm form) implements GivenCheck {
        @Override
        public List<String> arguments() {
            return List.of(path.toString());
        }

        @Override
        public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
            var value = path.first(given);
            if (value.isString() && !form.fits(value.stringValue())) {
                var text = value.stringValue();
                problems.expected(path.toString(), form.expected(text), value.toString(), form.advice(text));
            }
        }

        @Override
        public ObjectNode write() {
            return CallCheck.write(
                    "form", PlanJson.object().put("argument", path.toString()).put("is", form.word()));
        }
    }

    /** The decimals may have so many places after the point; zeros at the end do not count. */
    record Places(List<String> arguments, int most) implements GivenCheck {
        @Override
        public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
            for (var name : arguments) {
                Decimals.parse(given.path(name))
                        .filter(number -> number.stripTrailingZeros().scale() > most)
                        .ifPresent(number -> problems.expected(
                                name,
                                "at most " + most + " decimal places (nothing is rounded here)",
                                given.path(name).toString()));
            }
        }

        @Override
        public ObjectNode write() {
            return GivenCheck.write("places", arguments, PlanJson.object().put("most", most));
        }
    }
}

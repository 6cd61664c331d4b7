package dev.paigomcp.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far back the time of an argument may be: beyond one limit the result has a note, beyond the other it is refused.
 *
 * @param note the age from which on there is a note
 * @param say what the note says of such a time, as the rest of a sentence
 * @param refuse the age from which on it is refused
 * @param because why, as the rest of a sentence
 */
public record AgeCheck(String argument, Duration note, String say, Duration refuse, String because)
        implements GivenCheck {
    static AgeCheck read(JsonNode from) {
        return new AgeCheck(
                PlanJson.text(from, "argument"),
                Duration.parse(PlanJson.text(from, "note")),
                PlanJson.text(from, "say"),
                Duration.parse(PlanJson.text(from, "refuse")),
                PlanJson.text(from, "because"));
    }

    @Override
    public ObjectNode write() {
        return CallCheck.write(
                "age",
                PlanJson.object()
                        .put("argument", argument)
                        .put("note", note.toString())
                        .put("say", say)
                        .put("refuse", refuse.toString())
                        .put("because", because));
    }

    @Override
    public List<String> arguments() {
        return List.of(argument);
    }

    @Override
    public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
        var text = given.path(argument).asString("");
        if (text.isEmpty()) {
            return;
        }
        var start = TimeText.start(text);
        if (start.isEmpty()) {
            return; // the argument's own type has reported it
        }
        var time = start.get();
        if (time.isBefore(now.minus(refuse))) {
            problems.add(
                    argument,
                    "\"" + text + "\" is more than " + refuse.toDays() + " days back: " + because
                            + "; check the year; the server's time is " + now.truncatedTo(ChronoUnit.SECONDS));
        } else if (time.isBefore(now.minus(note))) {
            notes.accept(argument + " " + text + " is more than " + note.toDays() + " days back: " + say);
        }
    }
}

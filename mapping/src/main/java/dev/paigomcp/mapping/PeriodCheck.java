package dev.paigomcp.mapping;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A period of the past: it begins before now and does not end before it begins. An end after now counts as now. */
public record PeriodCheck(String from, String to) implements GivenCheck {
    static PeriodCheck read(JsonNode from) {
        return new PeriodCheck(PlanJson.text(from, "from"), PlanJson.text(from, "to"));
    }

    @Override
    public ObjectNode write() {
        return CallCheck.write("period", PlanJson.object().put("from", from).put("to", to));
    }

    @Override
    public List<String> arguments() {
        return List.of(from, to);
    }

    @Override
    public void check(JsonNode given, Instant now, ArgumentType.Problems problems, Consumer<String> notes) {
        var start = TimeText.start(given.path(from).asString(""));
        var end = TimeText.end(given.path(to).asString(""));
        if (start.filter(time -> time.isAfter(now)).isPresent()) {
            problems.add(
                    from,
                    "\"" + given.path(from).asString() + "\" is in the future; the server's time is "
                            + TimeText.of(now));
        } else if (end.isPresent() && start.filter(end.get()::isBefore).isPresent()) {
            problems.add(
                    to,
                    given.path(to) + " is before " + from + " " + given.path(from) + "; swap them, or leave one out");
        } else if (end.filter(time -> time.isAfter(now)).isPresent()) {
            notes.accept(to + " " + given.path(to).asString() + " is yet to come: this is as of the server's time "
                    + TimeText.of(now) + ".");
        }
    }
}

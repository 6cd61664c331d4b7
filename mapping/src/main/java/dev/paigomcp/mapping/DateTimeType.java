package dev.paigomcp.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A time as text: a date-time (RFC 3339), or a date alone, which is a day in UTC.
 *
 * @param maxAhead how far in the future it may be, or null if that does not matter
 * @param isEnd whether it is the end of a period: a date means its last moment then, and what is after now is sent as now
 */
public record DateTimeType(@Nullable Duration maxAhead, boolean isEnd) implements ArgumentType {
    static DateTimeType read(JsonNode argument) {
        return new DateTimeType(
                PlanJson.optional(argument, "maxAhead", text -> Duration.parse(text.asString())),
                argument.path("isEnd").asBoolean(false));
    }

    @Override
    public void write(ObjectNode argument) {
        argument.put("format", "date-time");
        PlanJson.put(argument, "maxAhead", maxAhead);
        if (isEnd) {
            argument.put("isEnd", true);
        }
    }

    /** A date alone has no format of JSON Schema in common with a date-time; the rest of the text is checked here. */
    @Override
    public Optional<ObjectNode> inputSchema() {
        return Optional.of(PlanJson.object().put("type", "string").put("pattern", "^\\d{4}-\\d\\d-\\d\\d"));
    }

    @Override
    public Optional<String> expected() {
        return Optional.of(TimeText.EXPECTED);
    }

    @Override
    public Optional<String> advice(JsonNode given, CallAround call) {
        return MistakenDate.advice(given.asString(""), call.now(), maxAhead == null);
    }

    @Override
    public JsonNode sent(JsonNode given) {
        return sent(given, Instant.MAX);
    }

    /** A date becomes a date-time; a date-time is sent as it was given. */
    @Override
    public JsonNode sent(JsonNode given, Instant now) {
        var text = given.asString("");
        var time = isEnd ? TimeText.end(text) : TimeText.start(text);
        if (isEnd && time.filter(now::isBefore).isPresent()) {
            return JsonNodeFactory.instance.stringNode(TimeText.of(now));
        }
        return TimeText.isDate(text)
                ? JsonNodeFactory.instance.stringNode(time.map(TimeText::of).orElse(text))
                : given.deepCopy();
    }

    @Override
    public void check(JsonNode value, String at, Instant now, Problems out) {
        var text = value.asString("");
        var time = TimeText.start(text);
        if (time.isEmpty() || !TimeText.isComplete(text)) {
            out.expected(
                    at,
                    TimeText.EXPECTED,
                    value.toString(),
                    MistakenDate.advice(text, now, maxAhead == null).orElse(""));
        } else if (maxAhead != null && time.get().isAfter(now.plus(maxAhead))) {
            out.add(
                    at,
                    "\"" + text + "\" is more than " + maxAhead.toMinutes() + " minutes ahead of the server's time "
                            + TimeText.of(now) + "; it can be given once it has come");
        }
    }
}

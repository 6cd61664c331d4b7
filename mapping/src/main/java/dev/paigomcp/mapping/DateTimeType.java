package dev.paigomcp.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A date-time as text (RFC 3339).
 *
 * @param maxAhead how far in the future it may be, or null if that does not matter
 */
public record DateTimeType(@Nullable Duration maxAhead) implements ArgumentType {
    static DateTimeType read(JsonNode argument) {
        return new DateTimeType(PlanJson.optional(argument, "maxAhead", text -> Duration.parse(text.asString())));
    }

    @Override
    public void write(ObjectNode argument) {
        argument.put("format", "date-time");
        PlanJson.put(argument, "maxAhead", maxAhead);
    }

    @Override
    public Optional<ObjectNode> inputSchema() {
        return Optional.of(PlanJson.object().put("type", "string").put("format", "date-time"));
    }

    @Override
    public Optional<String> expected() {
        return Optional.of("an RFC 3339 date-time such as 2026-01-31T10:00:00Z");
    }

    @Override
    public JsonNode sent(JsonNode given) {
        return given.deepCopy();
    }

    @Override
    public void check(JsonNode value, String at, Instant now, Problems out) {
        if (maxAhead == null) {
            return;
        }
        var text = value.asString("");
        var serverTime = now.truncatedTo(ChronoUnit.MILLIS);
        try {
            if (OffsetDateTime.parse(text).toInstant().isAfter(now.plus(maxAhead))) {
                out.add(
                        at,
                        "\"" + text + "\" is more than " + maxAhead.toMinutes() + " minutes ahead of the server's time "
                                + serverTime + "; leave it out for now");
            }
        } catch (DateTimeException e) {
            out.expected(at, "RFC 3339, such as " + serverTime, text);
        }
    }
}

package dev.paigomcp.tools;

import dev.paigomcp.mapping.SideRead;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.FieldsReader;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The side reads of one call. Each is sent when something asks for it first, and its answer serves all who ask later. Nothing
 * is kept between calls. Not thread-safe.
 *
 * <p>What is asked for must be known beforehand, since no more is kept of an answer: a new kind of asker adds the values that
 * it wants to {@link ToolPlan#asked}.
 */
final class SideReads {
    /** For all side reads of a write together, so that the write itself has time left. */
    private static final Duration TIMEOUT_BEFORE_WRITE = Duration.ofSeconds(15);

    private final Paigo paigo;
    private final Map<String, Prepared> prepared;
    private final CallScope scope;
    private final Map<String, Answer> answers = new HashMap<>(4);
    private final ObjectNode arguments;
    private ToolCall.@Nullable Sent sent;
    private JsonNode shown = MissingNode.getInstance();

    /** A side read with what reads its answer, worked out once for a plan. */
    record Prepared(SideRead read, FieldsReader reader) {
        /** Returns the side reads of a plan by their names. */
        static Map<String, Prepared> of(ToolPlan plan) {
            var all = new HashMap<String, Prepared>();
            plan.reads().forEach((name, read) -> all.put(name, new Prepared(read, NeededFields.reader(plan, name))));
            return Map.copyOf(all);
        }
    }

    /** @param isBeforeWrite whether a write waits for them */
    SideReads(
            Paigo paigo, Map<String, Prepared> prepared, ObjectNode arguments, CallScope scope, boolean isBeforeWrite) {
        this.paigo = paigo;
        this.prepared = prepared;
        this.scope = isBeforeWrite
                ? scope.part(TIMEOUT_BEFORE_WRITE, "the time for look-ups before a write is over")
                : scope;
        this.arguments = arguments;
    }

    /** Fills paths from what is sent too, where the arguments have no value. */
    void fillFrom(ToolCall.Sent request) {
        sent = request;
    }

    /** Fills paths from a thing too, where neither the arguments nor what is sent have a value. */
    void fillFrom(JsonNode thing) {
        shown = thing;
    }

    /**
     * Returns what came of a read; sends it if nothing asked for it yet. It is {@link PaigoResult.Invalid} if the call has no
     * value for its path.
     */
    PaigoResult get(String name) {
        return answer(name).result;
    }

    /**
     * Returns what came of a read of which only those things are looked at that somebody wants; of a long list no others are
     * kept. It is sent for this alone, unless it was sent before.
     */
    PaigoResult get(String name, Predicate<JsonNode> wanted) {
        var known = answers.get(name);
        return known == null ? send(name, wanted).result : known.result;
    }

    /** Returns the one thing of a read, or empty if the read failed or found none. */
    Optional<JsonNode> thing(String name) {
        return answer(name).thing();
    }

    /** Returns the thing of a read that has this id, or empty if the read failed or found none. */
    Optional<JsonNode> thing(String name, String id) {
        return Optional.ofNullable(answer(name).byId().get(id));
    }

    /** Returns what came of a read that was sent, or empty if nothing has asked for it. */
    Optional<PaigoResult> asked(String name) {
        return Optional.ofNullable(answers.get(name)).map(answer -> answer.result);
    }

    private Answer answer(String name) {
        var known = answers.get(name);
        if (known == null) {
            known = send(name, null);
            answers.put(name, known);
        }
        return known;
    }

    private Answer send(String name, @Nullable Predicate<JsonNode> wanted) {
        var ready = prepared.get(name);
        if (ready == null) {
            throw new IllegalArgumentException("the tool has no read \"" + name + "\"");
        }
        for (var variable : ready.read().operation().variables()) {
            if (value(variable).isEmpty()) {
                return new Answer(ready.read(), new PaigoResult.Invalid(variable, "is not given"));
            }
        }
        var reader =
                wanted == null ? ready.reader() : WantedReader.of(ready.read().place(), ready.reader(), wanted);
        var request = RequestBuilder.read(ready.read().operation(), this::value, reader);
        return new Answer(ready.read(), paigo.send(request, scope));
    }

    private String value(String name) {
        var value = arguments.path(name).asString("");
        if (value.isEmpty() && sent != null) {
            value = sent.named(name).asString("");
        }
        return value.isEmpty() ? shown.path(name).asString("") : value;
    }

    /** What came of one read. */
    private static final class Answer {
        private final SideRead read;
        private final PaigoResult result;
        private @Nullable Map<String, JsonNode> byId;

        private Answer(SideRead read, PaigoResult result) {
            this.read = read;
            this.result = result;
        }

        private Optional<JsonNode> thing() {
            return result.success()
                    .map(success -> read.place().first(success.body()))
                    .filter(JsonNode::isObject);
        }

        private Map<String, JsonNode> byId() {
            if (byId == null) {
                var things = new HashMap<String, JsonNode>();
                var body = result.success().map(PaigoResult.Success::body).orElse(MissingNode.getInstance());
                for (var found : read.place().all(body)) {
                    things.putIfAbsent(
                            found.item().path(String.valueOf(read.id())).asString(""), found.item());
                }
                byId = things;
            }
            return byId;
        }
    }
}

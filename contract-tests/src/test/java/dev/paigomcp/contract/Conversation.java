package dev.paigomcp.contract;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.PaigoTools;
import dev.paigomcp.tools.Permissions;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tool asks of Paigo when an example is called: the example's own request, and what it reads besides, such as the
 * list of ids after one was not found.
 */
final class Conversation implements Paigo {
    /** One request and the answer that stands for Paigo's. */
    record Turn(PaigoRequest request, Example answer, boolean isMain) {}

    /** The same time and write id in every run, so that the pact changes only when the requests do. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

    static final String WRITE_ID = "00000000-0000-4000-8000-000000000001";
    private static final GeneratedTools GENERATED = GeneratedTools.load();

    private final Example example;
    private final List<Example> all;
    private final List<Turn> turns = new ArrayList<>();

    private Conversation(Example example, List<Example> all) {
        this.example = example;
        this.all = all;
    }

    /** The turns of the example, in order. */
    static List<Turn> of(Example example, List<Example> all) {
        var conversation = new Conversation(example, all);
        call(example, conversation);
        return List.copyOf(conversation.turns);
    }

    /** Calls the example's tool over that Paigo. */
    static ToolResult call(Example example, Paigo paigo) {
        var tools = PaigoTools.of(
                GENERATED, paigo, new Permissions(Environment.sandbox, true, "test"), CLOCK, () -> WRITE_ID);
        return tools.find(example.tool())
                .orElseThrow()
                .call(example.call(), new CallScope("test", Duration.ofSeconds(55)));
    }

    @Override
    public PaigoResult send(PaigoRequest request, CallScope scope) {
        var isMain = request.operation().equals(example.operation())
                && turns.stream().noneMatch(Turn::isMain);
        var answer = isMain ? example : answerTo(request);
        turns.add(new Turn(request, answer, isMain));
        return answer.isSuccess()
                ? success(request, answer)
                : new PaigoResult.Refused(
                        answer.status(), answer.body().path("message").asString(""));
    }

    private static PaigoResult success(PaigoRequest request, Example answer) {
        try {
            var body = AnswerBody.of(Json.bytes(answer.body()));
            return new PaigoResult.Success(answer.status(), request.reader().read(body));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A list, and one thing that the example is given, are answered by examples of their own; other things are not there. */
    private Example answerTo(PaigoRequest request) {
        var isThere = request.path().entrySet().stream().allMatch(id -> isGiven(id.getKey(), id.getValue()));
        return all.stream()
                .filter(e -> e.operation().equals(request.operation()))
                .filter(e -> isThere ? e.isSuccess() && asksFor(e, request) : e.status() == 404)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        example + " reads " + request.operation() + ", of which there is no example"));
    }

    private boolean isGiven(String name, String id) {
        return example.given()
                .valueStream()
                .anyMatch(thing -> id.equals(thing.path(name).asString("")));
    }

    private static boolean asksFor(Example other, PaigoRequest request) {
        return request.path().entrySet().stream()
                .allMatch(id ->
                        id.getValue().equals(other.call().path(id.getKey()).asString("")));
    }
}

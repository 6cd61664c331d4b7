package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The tools over a Paigo that answers as a test says. In JSON, single quotes stand for double ones. */
final class GivenAnswers {
    private GivenAnswers() {}

    static ToolResult call(String tool, String arguments, Paigo paigo) {
        return call(tool, arguments, paigo, Duration.ofSeconds(5));
    }

    static ToolResult call(String tool, String arguments, Paigo paigo, Duration limit) {
        var tools = PaigoTools.of(
                GeneratedTools.load(),
                paigo,
                new Permissions(Environment.demo, true, "test"),
                DemoTools.CLOCK,
                () -> "write-1");
        var given = (ObjectNode) Json.MAPPER.readTree(arguments.replace('\'', '"'));
        return tools.find(tool).orElseThrow().call(given, new CallScope("test", limit));
    }

    /** A Paigo that answers everything with that body. */
    static Paigo success(int status, String body) {
        return (request, scope) -> success(request, status, body.replace('\'', '"'));
    }

    /** What Paigo's answer with that body comes to, read as the request wants it. */
    static PaigoResult success(PaigoRequest request, int status, String json) {
        try {
            return new PaigoResult.Success(
                    status, request.reader().read(AnswerBody.of(json.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The tools over a Paigo that answers as a test says. In JSON, single quotes stand for double ones. */
final class GivenAnswers {
    private GivenAnswers() {}

    static ToolResult call(String tool, String arguments, Paigo paigo) {
        var tools = PaigoTools.of(
                GeneratedTools.load(),
                paigo,
                new Permissions(Environment.demo, true, "test"),
                DemoTools.CLOCK,
                () -> "write-1");
        var given = (ObjectNode) Json.MAPPER.readTree(arguments.replace('\'', '"'));
        return tools.find(tool).orElseThrow().call(given, new CallScope("test", Duration.ofSeconds(5)));
    }

    /** A Paigo that answers everything with that body. */
    static Paigo success(int status, String body) {
        return (request, scope) -> new PaigoResult.Success(status, Json.TOLERANT.readTree(body.replace('\'', '"')));
    }
}

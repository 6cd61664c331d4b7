package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** The tools over a Paigo that answers as a test says. In JSON, single quotes stand for double ones. */
final class GivenAnswers {
    private GivenAnswers() {}

    static ToolResult call(String tool, String arguments, Paigo paigo) {
        var tools = new PaigoTools(
                GeneratedTools.load(), paigo, new Permissions("demo", true, "test"), DemoTools.CLOCK, () -> "write-1");
        var given = (ObjectNode) Json.MAPPER.readTree(arguments.replace('\'', '"'));
        return tools.call(tool, given, new CallScope("test", Duration.ofSeconds(5)));
    }

    /** A Paigo that answers everything with that body. */
    static Paigo success(int status, String body) {
        return (request, scope) -> new PaigoResult.Success(status, Json.TOLERANT.readTree(body.replace('\'', '"')));
    }
}

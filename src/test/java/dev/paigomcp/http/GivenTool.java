package dev.paigomcp.http;

import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import dev.paigomcp.tools.Tool;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tool {@code given}, which does as a test says. */
public record GivenTool(Function<CallScope, ToolResult> work) implements Tool {
    /** An endpoint with that tool alone. */
    public McpEndpoint endpoint() {
        return new McpEndpoint(
                new ServerInfo(Environment.demo, true, "1.2.3", "Bill."),
                new Tools(List.of(this)),
                new ExampleLibrary(new ExampleTools()),
                EnumSet.allOf(Scope.class));
    }

    @Override
    public ObjectNode definition() {
        var definition = JsonNodeFactory.instance.objectNode();
        definition.put("name", "given").put("title", "Given").put("description", "Does as a test says.");
        definition.putObject("inputSchema").put("type", "object");
        return definition;
    }

    @Override
    public Scope requiredScope() {
        return Scope.read;
    }

    @Override
    public ToolResult call(ObjectNode arguments, CallScope scope) {
        return work.apply(scope);
    }
}

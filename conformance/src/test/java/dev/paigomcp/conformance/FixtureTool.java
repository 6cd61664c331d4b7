package dev.paigomcp.conformance;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.tools.Tool;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.transport.CallScope;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** A tool that takes no arguments, as a test describes it. */
record FixtureTool(ObjectNode definition, Function<CallScope, ToolResult> run) implements Tool {
    @Override
    public Scope requiredScope() {
        return Scope.read;
    }

    @Override
    public ToolResult call(ObjectNode arguments, CallScope scope) {
        return run.apply(scope);
    }
}

package dev.paigomcp.conformance;

import dev.paigomcp.mcp.McpRequest;
import dev.paigomcp.mcp.MethodTable;
import dev.paigomcp.mcp.RpcResponse;
import java.util.Map;

/**
 * {@code tools/call} for tools that this product does not have: they ask their clients something, or answer with more than
 * text. All other tools are called by the product's own method.
 */
final class AskingMethod implements MethodTable.Method {
    /** One such tool. */
    @FunctionalInterface
    interface AskingTool {
        ToolAnswer call(AskingCall call);
    }

    private final Map<String, AskingTool> tools;
    private final MethodTable.Method product;

    AskingMethod(Map<String, AskingTool> tools, MethodTable.Method product) {
        this.tools = tools;
        this.product = product;
    }

    @Override
    public RpcResponse answer(McpRequest request) {
        var tool = tools.get(request.params().path("name").asString(""));
        if (tool == null) {
            return product.answer(request);
        }
        var call = new AskingCall(request);
        return call.fault()
                .map(ToolAnswer::wrong)
                .orElseGet(() -> tool.call(call))
                .to(request);
    }
}

package dev.paigomcp.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an era makes of a call of a tool: what it brings beside the arguments, and how its answer is told. */
interface CallConvention {
    /** What is wrong with what came beside the arguments, or null. */
    @Nullable
    String fault(Message.Request request);

    ToolCall call(Message.Request request, String tool, ObjectNode arguments);

    RpcResponse complete(Message.Request request, ToolAnswer.Result result);

    RpcResponse asks(Message.Request request, ToolAnswer.Asks question);

    RpcResponse lacks(Message.Request request, ToolAnswer.Lacks missing);
}

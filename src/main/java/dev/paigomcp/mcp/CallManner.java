package dev.paigomcp.mcp;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an era makes of a call of a tool: what it brings beside the arguments, and how its answer is told. */
interface CallManner {
    /** What is wrong with what came beside the arguments, or null. */
    @Nullable
    String fault(Message.Request request);

    ToolCall call(Message.Request request, String tool, ObjectNode arguments);

    Reply complete(Message.Request request, ToolAnswer.Result result);

    Reply asks(Message.Request request, ToolAnswer.Asks question);

    Reply lacks(Message.Request request, ToolAnswer.Lacks missing);
}

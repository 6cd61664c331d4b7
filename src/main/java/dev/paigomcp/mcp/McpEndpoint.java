package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.resources.ResourceLibrary;
import dev.paigomcp.tools.Tool;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/**
 * Answers the messages of the Model Context Protocol: a message in, a response out, without a transport. Thread-safe; it keeps
 * nothing between two messages.
 *
 * <p>A message is understood from the outside in. {@link Message#read} makes a message of the bytes, or a malformed one that
 * says which rule of JSON-RPC is broken. Then the first {@link Era} that claims the message answers it: the modern era
 * claims what names one of its revisions, in {@code _meta} or in a header, and the handshake era claims the rest, unless
 * the header names a revision that nobody speaks.
 *
 * <p>Each era has a {@link MethodTable}. Both share the rows of tools, prompts, resources and completions, and each adds its
 * own: {@code initialize} and {@code ping} belong to one, {@code server/discover} to the other. Rows do not know eras: a
 * {@link McpRequest} brings the {@link AnswerFormat} of its era, which says how results and errors are written. A new era is
 * a new class with a table and a format, named here.
 *
 * <p>Errors go to those who can act on them. What a developer must correct is a JSON-RPC error; what a model can correct is
 * the result of a tool, with {@code isError}. A fault of this server becomes one of these in {@link FaultBoundary}, with a
 * correlation id in place of its words.
 */
public final class McpEndpoint {
    /** The largest message that a transport reads, in bytes. */
    public static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    /** How long a call may take, with all its requests to Paigo. */
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(55);

    private static final FaultBoundary FAULTS =
            new FaultBoundary(LoggerFactory.getLogger(McpEndpoint.class), "", "message");

    private final ServerInfo server;
    private final List<Era> eras;

    /** @param scopes what the callers of this endpoint may do */
    public McpEndpoint(ServerInfo server, Tools tools, ResourceLibrary library, Set<Scope> scopes) {
        this(server, tools, library, scopes, UnaryOperator.identity());
    }

    /**
     * Makes an endpoint that answers some methods in another way: the conformance suite asks for tools that this product does
     * not have.
     *
     * @param change of the rows that all eras share
     */
    public McpEndpoint(
            ServerInfo server,
            Tools tools,
            ResourceLibrary library,
            Set<Scope> scopes,
            UnaryOperator<MethodTable> change) {
        var granted = new GrantedScopes(scopes);
        var calls = new ToolsCallMethod(tools, granted, new CallLog(server.environment()));
        var definitions = calls.permitted().stream().map(Tool::definition).toList();
        var resources = new ResourceMethods(library, granted);
        Function<AnswerFormat, MethodTable> shared = format -> change.apply(MethodTable.EMPTY
                .with(McpSchema.METHOD_TOOLS_LIST, new StaticList("tools", "tools", definitions, format))
                .with(McpSchema.METHOD_TOOLS_CALL, calls)
                .with(resources.table(format)));
        this.server = server;
        this.eras = List.of(new ModernEra(server, shared), new HandshakeEra(server, shared));
    }

    /** Returns what this endpoint tells its clients about the server. */
    public ServerInfo identity() {
        return server;
    }

    /** Answers a message. Takes as long as the tool that it calls, and never throws. */
    public RpcResponse answer(Message message, RequestContext context) {
        return FAULTS.run(
                "message",
                context.scope(),
                () -> message.fold(
                        request -> inEra(request, context, era -> era.answer(request, context)),
                        notification -> inEra(notification, context, era -> era.answer(notification, context)),
                        response -> inEra(response, context, era -> era.answer(response, context)),
                        McpEndpoint::refusal),
                fault -> failed(message, fault));
    }

    /**
     * Returns the response to a message if the one that it got could not be sent, and logs why. A transport calls this, for
     * whatever it was that was thrown.
     */
    public static RpcResponse unsent(Message message, CallScope scope, Throwable thrown) {
        return MemoryReserve.spend(thrown, () -> failed(message, FAULTS.fault("answer", scope, thrown)));
    }

    /** The status is 200, since clients look at no other body; without an id, nobody waits for the body. */
    private static RpcResponse failed(Message message, FaultBoundary.Fault fault) {
        var status = message.id().isNull() ? 500 : 200;
        return RpcResponse.error(status, message.id(), ErrorCodes.INTERNAL_ERROR, fault.message(), null);
    }

    private static RpcResponse refusal(Message.Malformed malformed) {
        var status = malformed.code() == ErrorCodes.INTERNAL_ERROR ? 500 : 400;
        return RpcResponse.error(status, malformed.id(), malformed.code(), malformed.message(), null);
    }

    private RpcResponse inEra(Message message, RequestContext context, Function<Era, RpcResponse> answer) {
        for (var era : eras) {
            if (era.claims(message, context)) {
                return answer.apply(era);
            }
        }
        return unsupported(message, context);
    }

    private static RpcResponse unsupported(Message message, RequestContext context) {
        var asked = Ellipsis.quoted(String.valueOf(context.protocolVersion()));
        var data = Json.MAPPER.createObjectNode();
        HandshakeEra.VERSIONS.forEach(data.putArray("supported")::add);
        data.put("requested", asked);
        return RpcResponse.error(
                400,
                message.id(),
                ErrorCodes.INVALID_REQUEST,
                "MCP-Protocol-Version \"" + asked + "\" is not supported; these are: "
                        + String.join(", ", HandshakeEra.VERSIONS),
                data);
    }
}

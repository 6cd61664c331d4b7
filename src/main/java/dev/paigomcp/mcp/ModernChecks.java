package dev.paigomcp.mcp;

import dev.paigomcp.common.Ellipsis;
import dev.paigomcp.common.Json;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks that a message has what a revision without a handshake requires and that its headers repeat it. Gateways route by
 * the headers, so a server that read only the body could be made to do what the gateway did not see (MCP 2026-07-28,
 * Streamable HTTP, Request Headers).
 */
final class ModernChecks {
    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_VERSION = -32022;

    /** The parameter that the header Mcp-Name repeats, by method. */
    private static final Map<String, String> NAMES =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    private final List<String> versions;

    ModernChecks(List<String> versions) {
        this.versions = versions;
    }

    /** Returns the response to a request that is at fault, or empty if it may go on. */
    Optional<RpcResponse> fault(Message.Request request, RequestContext.@Nullable Headers headers) {
        if (headers != null && headers.protocolVersion() == null) {
            return mismatch(
                    request,
                    "The header MCP-Protocol-Version is missing: it must repeat _meta[\""
                            + ModernEra.PROTOCOL_VERSION_KEY + "\"]");
        }
        var incomplete = incomplete(request.meta());
        if (incomplete != null) {
            return Optional.of(RpcResponse.error(400, request.id(), ErrorCodes.INVALID_PARAMS, incomplete, null));
        }
        var version = version(request, headers);
        return version.isPresent() || headers == null ? version : names(request, headers);
    }

    /** Returns the response to a notification that is at fault. It may lack what only an answer depends on. */
    Optional<RpcResponse> fault(Message.Notification notification, RequestContext.@Nullable Headers headers) {
        return version(notification, headers);
    }

    private static @Nullable String incomplete(JsonNode meta) {
        if (!meta.path(ModernEra.PROTOCOL_VERSION_KEY).isString()) {
            return "The parameter _meta must have \"" + ModernEra.PROTOCOL_VERSION_KEY
                    + "\", a string such as \"2026-07-28\"";
        }
        return meta.path(ModernEra.CAPABILITIES_KEY).isObject()
                ? null
                : "The parameter _meta must have \"" + ModernEra.CAPABILITIES_KEY + "\", an object, which may be empty";
    }

    private Optional<RpcResponse> version(Message message, RequestContext.@Nullable Headers headers) {
        var header = headers == null ? null : headers.protocolVersion();
        var said = message.meta().path(ModernEra.PROTOCOL_VERSION_KEY);
        if (header != null && said.isString() && !header.equals(said.stringValue())) {
            return mismatch(message, differs("MCP-Protocol-Version", header, "_meta", said.stringValue()));
        }
        var asked = said.isString() ? said.stringValue() : header;
        return asked == null || versions.contains(asked) ? Optional.empty() : unsupported(message, asked);
    }

    private Optional<RpcResponse> unsupported(Message message, String asked) {
        var data = Json.MAPPER.createObjectNode();
        versions.forEach(data.putArray("supported")::add);
        data.put("requested", Ellipsis.quoted(asked));
        return Optional.of(RpcResponse.error(
                400,
                message.id(),
                UNSUPPORTED_VERSION,
                "The protocol version \"" + Ellipsis.quoted(asked) + "\" is not supported; these are: "
                        + String.join(", ", versions) + " (older ones by initialize)",
                data));
    }

    private static Optional<RpcResponse> names(Message.Request request, RequestContext.Headers headers) {
        var method = headers.method();
        if (method == null) {
            return mismatch(request, "The header Mcp-Method is missing: it must repeat the method");
        }
        if (!method.equals(request.method())) {
            return mismatch(request, differs("Mcp-Method", method, "the method", request.method()));
        }
        var parameter = NAMES.get(request.method());
        if (parameter == null) {
            return Optional.empty();
        }
        var named = request.params().path(parameter);
        var name = headers.name();
        if (name == null) {
            return named.isString()
                    ? mismatch(
                            request,
                            "The header Mcp-Name is missing: it must repeat the parameter \"" + parameter + "\"")
                    : Optional.empty();
        }
        return HeaderValues.decoded(name)
                        .filter(text -> named.isString() && text.equals(named.stringValue()))
                        .isPresent()
                ? Optional.empty()
                : mismatch(
                        request, differs("Mcp-Name", name, "the parameter \"" + parameter + "\"", named.asString("")));
    }

    private static String differs(String header, String value, String place, String said) {
        return "The header " + header + " says \"" + Ellipsis.quoted(value) + "\", but " + place
                + " of the body says \"" + Ellipsis.quoted(said) + "\"";
    }

    private static Optional<RpcResponse> mismatch(Message message, String text) {
        return Optional.of(RpcResponse.error(400, message.id(), HEADER_MISMATCH, text, null));
    }
}

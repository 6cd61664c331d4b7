package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.UnicodeText;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one message from bytes: the body of a POST, or a line. */
final class MessageReader {
    /** The longest id or progress token that is text, in characters: both are sent back with every message. */
    static final int MAX_ID_LENGTH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);

    private MessageReader() {}

    static Message read(byte[] body) {
        try {
            return message(body);
        } catch (Throwable e) { // an Error too, such as that there is no memory for the tree of a large message
            LOG.error("a message of {} bytes cannot be read", body.length, e);
            return new Message.Malformed(
                    NullNode.getInstance(),
                    ErrorCodes.INTERNAL_ERROR,
                    "Internal error of this server: the message was not read; send it later, or a smaller one");
        }
    }

    private static Message message(byte[] body) {
        if (!UnicodeText.isUtf8(body)) {
            return new Message.Malformed(
                    NullNode.getInstance(), ErrorCodes.PARSE_ERROR, "The body is not text in UTF-8: encode it so");
        }
        JsonNode tree;
        try {
            tree = Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return notJson(e.getLocation());
        } catch (NumberFormatException e) {
            // Jackson 3.1 throws this one for an exponent beyond the int range.
            return notJson(null);
        }
        if (tree.isMissingNode()) {
            return new Message.Malformed(
                    NullNode.getInstance(), ErrorCodes.PARSE_ERROR, "The body is empty: send one JSON-RPC message");
        }
        if (UnicodeText.hasUnpairedSurrogate(tree)) {
            return new Message.Malformed(
                    NullNode.getInstance(),
                    ErrorCodes.PARSE_ERROR,
                    "The body is not text: a string in it holds half of a surrogate pair (\\ud800 to \\udfff alone)");
        }
        if (tree.isArray()) {
            return invalid(null, "Batches are not accepted: send one message per request");
        }
        return tree instanceof ObjectNode object ? message(object) : invalid(null, "The message must be a JSON object");
    }

    private static Message message(ObjectNode object) {
        var id = object.get("id");
        if (id != null && !id.isString() && !id.isIntegralNumber()) {
            return invalid(null, "The \"id\" must be a string or an integer");
        }
        if (id != null && isTooLong(id)) {
            return invalid(null, "The \"id\" must have at most " + MAX_ID_LENGTH + " characters");
        }
        var version = object.get("jsonrpc");
        if (version == null || !version.isString() || !version.stringValue().equals(McpSchema.JSONRPC_VERSION)) {
            return invalid(id, "The \"jsonrpc\" must be \"2.0\"");
        }
        var method = object.get("method");
        if (method == null) {
            return object.has("result") || object.has("error")
                    ? new Message.Response()
                    : invalid(id, "The \"method\" is missing");
        }
        if (!method.isString()) {
            return invalid(id, "The \"method\" must be a string");
        }
        var params = object.path("params");
        if (!params.isObject() && !params.isMissingNode() && !params.isNull()) {
            return new Message.Malformed(
                    idOrNull(id), ErrorCodes.INVALID_PARAMS, "The \"params\" must be an object, or be left out");
        }
        var given = params instanceof ObjectNode some ? some : Json.MAPPER.createObjectNode();
        if (isTooLong(given.path("_meta").path("progressToken"))) {
            return new Message.Malformed(
                    idOrNull(id),
                    ErrorCodes.INVALID_PARAMS,
                    "The \"progressToken\" must have at most " + MAX_ID_LENGTH + " characters");
        }
        return id == null
                ? new Message.Notification(method.stringValue(), given)
                : new Message.Request(id, method.stringValue(), given);
    }

    private static boolean isTooLong(JsonNode text) {
        return text.isString() && text.stringValue().length() > MAX_ID_LENGTH;
    }

    private static Message invalid(@Nullable JsonNode id, String message) {
        return new Message.Malformed(idOrNull(id), ErrorCodes.INVALID_REQUEST, message);
    }

    private static JsonNode idOrNull(@Nullable JsonNode id) {
        return id == null ? NullNode.getInstance() : id;
    }

    /** Names only the place of the error: the words of the parser name its classes and quote the body. */
    private static Message notJson(@Nullable TokenStreamLocation place) {
        var where = place == null || place.getLineNr() < 1
                ? ""
                : " (at line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return new Message.Malformed(
                NullNode.getInstance(),
                ErrorCodes.PARSE_ERROR,
                "The body is not JSON that can be read" + where
                        + ": it must be one UTF-8 document, no key twice in an object or longer than 50,000"
                        + " characters, no more than 500 levels deep, no number longer than 1,000 digits or with a"
                        + " huge exponent");
    }
}

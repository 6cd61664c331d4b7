package dev.paigomcp.mcp;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the revisions without a handshake add to every result (MCP 2026-07-28, Result and CacheableResult). */
final class ModernResults {
    /** Nothing that is cached changes while the server runs; an update of the server is noticed after that time. */
    private static final int TTL_MILLIS = 300_000;

    private final JsonNode meta;
    private final String lastingScope;

    ModernResults(ServerInfo identity) {
        var own = JsonNodeFactory.instance.objectNode();
        own.set(MetaKeys.SERVER_INFO, identity.info());
        this.meta = own;
        this.lastingScope = identity.account() == null ? "public" : "private";
    }

    /** The result, which is changed, as one that is whole. */
    ObjectNode complete(ObjectNode result) {
        result.put("resultType", "complete");
        result.set("_meta", meta);
        return result;
    }

    /** A question to the client in place of a result. */
    ObjectNode asking(ToolAnswer.Asks question) {
        var result = JsonNodeFactory.instance.objectNode();
        result.put("resultType", "input_required");
        result.set("inputRequests", question.requests());
        question.state().ifPresent(state -> result.put("requestState", state));
        result.set("_meta", meta);
        return result;
    }

    /** The same for one that shows Paigo's data as they are now: money moves, so nobody keeps it. */
    ObjectNode live(ObjectNode result) {
        result.put("ttlMs", 0).put("cacheScope", "private");
        return complete(result);
    }

    /** The same for one that may be kept for a while: for everybody where all callers see the same, else for one. */
    ObjectNode cacheable(ObjectNode result) {
        result.put("ttlMs", TTL_MILLIS).put("cacheScope", lastingScope);
        return complete(result);
    }
}

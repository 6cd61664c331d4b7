package dev.paigomcp.tools;

import dev.paigomcp.mapping.Argument;
import dev.paigomcp.mapping.RequestPlace;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mapping.ToolPlan;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One call of a tool: all that the steps of {@link PaigoTools} need to know about it.
 *
 * @param tool the tool's name
 * @param plan how it is carried out
 * @param arguments as {@link ArgumentNormalizer} returns them
 * @param scope the deadline and the life of the call
 * @param rights what the caller may do
 * @param reads what may be read beside the tool's own operation
 * @param notes what the result is to say besides; steps add to it
 */
record ToolCall(
        String tool,
        ToolPlan plan,
        ObjectNode arguments,
        CallScope scope,
        Set<Scope> rights,
        SideReads reads,
        List<String> notes) {
    ToolCall(String tool, ToolPlan plan, ObjectNode arguments, CallScope scope, Set<Scope> rights, SideReads reads) {
        this(tool, plan, arguments, scope, rights, reads, new ArrayList<>());
    }

    /** Returns whether the call changes nothing. */
    boolean isRead() {
        return plan.isRead();
    }

    /** Returns whether the caller has a right. */
    boolean may(Scope right) {
        return rights.contains(right);
    }

    /**
     * Returns whether the caller may look things up. If not, the answer to a write shows nothing that was read on the way:
     * of a check the caller learns that it failed, and not what it found.
     */
    boolean mayRead() {
        return may(Scope.read);
    }

    /** Returns why a read beside the call failed, without Paigo's own words if the caller may not look things up. */
    String why(String reason, @Nullable Integer status) {
        return mayRead() || status == null || status < 400 ? reason : "Paigo answered " + status + ".";
    }

    /** A call together with the request that it became. */
    record Sent(ToolCall call, PaigoRequest request) {
        String tool() {
            return call.tool();
        }

        ToolPlan plan() {
            return call.plan();
        }

        /** Returns what was sent at a place of the request, or a missing node if nothing was. */
        JsonNode value(RequestPlace place) {
            return switch (place.part()) {
                case PATH -> text(request.path().get(place.name()));
                case QUERY -> text(request.query().get(place.name()));
                case BODY -> inBody(place);
                case NONE -> MissingNode.getInstance();
            };
        }

        /** Returns what was sent by that name as a parameter of the path or as a property of the body, or a missing node. */
        JsonNode named(String name) {
            var value = request.path().get(name);
            return value != null
                    ? StringNode.valueOf(value)
                    : request.body() == null
                            ? MissingNode.getInstance()
                            : request.body().path(name);
        }

        /** Returns an argument of the call, or what was sent in its place; a missing node if there is neither. */
        JsonNode argument(String name) {
            var given = call.arguments().path(name);
            return given.isMissingNode()
                    ? call.plan()
                            .argument(name)
                            .map(Argument::to)
                            .map(this::value)
                            .orElse(given)
                    : given;
        }

        private JsonNode inBody(RequestPlace place) {
            JsonNode at = request.body() == null ? MissingNode.getInstance() : request.body();
            for (var name : place.names()) {
                at = at.path(name);
            }
            return at;
        }

        private static JsonNode text(@Nullable String value) {
            return value == null ? MissingNode.getInstance() : StringNode.valueOf(value);
        }
    }
}

package dev.paigomcp.mcp;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.tools.Permissions;
import java.util.Optional;
import java.util.Set;

/** What the callers of an endpoint may do. What lacks a scope is neither shown nor done, and only this class decides it. */
record GrantedScopes(Set<Scope> scopes) {
    GrantedScopes {
        scopes = Set.copyOf(scopes);
    }

    boolean contains(Scope required) {
        return scopes.contains(required);
    }

    /**
     * Returns the refusal of a request for which the caller lacks a scope, or empty if it was granted.
     *
     * @param what begins the message: what needs the scope
     */
    Optional<RpcResponse> refusal(McpRequest request, Scope required, String what) {
        return contains(required)
                ? Optional.empty()
                : Optional.of(RpcResponse.forbidden(
                        request.message().id(),
                        required,
                        what + " " + Permissions.lacks(request.peer().scopeGiving(required))));
    }

    /** Returns the method, but for callers who lack a scope a refusal. */
    MethodTable.Method requiring(Scope required, MethodTable.Method method) {
        return request -> refusal(
                        request, required, "The method " + request.message().method())
                .orElseGet(() -> method.answer(request));
    }
}

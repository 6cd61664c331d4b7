package dev.paigomcp.http;

import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import jakarta.servlet.http.HttpServletRequest;

/** Lets everybody in, with all rights, to the one endpoint that there is. */
record NoAuthentication(McpEndpoint endpoint) implements Authenticator, Authenticator.Visit {
    @Override
    public Visit enter(HttpServletRequest request) {
        return this;
    }

    @Override
    public String who() {
        return "";
    }

    @Override
    public String challenge(Scope lacking) {
        return "Bearer"; // nobody here lacks a right
    }

    @Override
    public void close() {}
}

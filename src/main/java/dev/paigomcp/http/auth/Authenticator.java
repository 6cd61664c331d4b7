package dev.paigomcp.http.auth;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Decides who may call, and leads each caller to the endpoint of their account. Thread-safe. */
public interface Authenticator {
    /**
     * Authenticates a request by its headers, before its body is read.
     *
     * @throws dev.paigomcp.http.filter.HttpError if the caller is not admitted
     */
    Admission authenticate(HttpServletRequest request);

    /** Returns how many tokens were refused since the start. */
    long refusedTokens();

    /** Returns how many times an address was locked out since the start, because its tokens were refused too often. */
    long lockedAddresses();

    /** A request whose caller was admitted. It keeps the endpoint open, and is closed after the response. */
    interface Admission extends AutoCloseable {
        /** Returns who calls, or empty if callers are not authenticated. */
        Optional<Principal> principal();

        McpEndpoint endpoint();

        /** Returns the challenge to a caller who lacks a scope, for the header WWW-Authenticate. */
        String challenge(Scope lacking);

        /** Returns by which scope the caller can be given a right. */
        Scope scopeGiving(Scope right);

        @Override
        void close();
    }

    /** Returns an authenticator that admits everyone to one endpoint, with all scopes. */
    static Authenticator none(McpEndpoint endpoint) {
        return new NoAuthentication(endpoint);
    }

    /** Admits everyone. */
    record NoAuthentication(McpEndpoint endpoint) implements Authenticator, Admission {
        @Override
        public Admission authenticate(HttpServletRequest request) {
            return this;
        }

        @Override
        public Optional<Principal> principal() {
            return Optional.empty();
        }

        @Override
        public String challenge(Scope lacking) {
            return "Bearer"; // never sent: nobody lacks a scope here
        }

        @Override
        public Scope scopeGiving(Scope right) {
            return right;
        }

        @Override
        public long refusedTokens() {
            return 0;
        }

        @Override
        public long lockedAddresses() {
            return 0;
        }

        @Override
        public void close() {}
    }
}

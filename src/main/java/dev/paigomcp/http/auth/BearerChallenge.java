package dev.paigomcp.http.auth;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.mapping.Scope;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/** The values of the header WWW-Authenticate (RFC 6750, section 3; RFC 9728, section 5.1). */
public final class BearerChallenge {
    private final ScopeVersion version;
    private final String metadataParameter;

    private BearerChallenge(ScopeVersion version, String metadataParameter) {
        this.version = version;
        this.metadataParameter = metadataParameter;
    }

    /**
     * Returns challenges to clients that must have been given a token: there is no metadata that says how to get one.
     *
     * @param version of the scopes that they name
     */
    public static BearerChallenge withoutMetadata(ScopeVersion version) {
        return new BearerChallenge(version, "");
    }

    /**
     * Returns challenges with the address at which a client learns how to get a token.
     *
     * @param version of the scopes that they name: those that whoever issues the tokens knows
     */
    public static BearerChallenge withMetadata(URI metadata, ScopeVersion version) {
        return new BearerChallenge(version, ", resource_metadata=\"" + metadata + "\"");
    }

    /** Returns the challenge to a request without a token. */
    String signIn() {
        return challenge("", EnumSet.allOf(Scope.class));
    }

    /** Returns the challenge to a token that this server does not accept, or no longer. */
    String invalidToken() {
        return challenge("error=\"invalid_token\", ", EnumSet.allOf(Scope.class));
    }

    /** Returns the challenge to a token that was sent in a way that is not allowed. */
    String invalidRequest() {
        return challenge("error=\"invalid_request\", ", EnumSet.allOf(Scope.class));
    }

    /**
     * Returns the challenge to a caller who lacks a scope. It also names the scopes that the caller has, so that they are kept
     * at the next sign-in.
     */
    String insufficientScope(Principal caller, Scope lacking) {
        var scopes = EnumSet.of(lacking);
        scopes.addAll(caller.scopes());
        return challenge("error=\"insufficient_scope\", ", scopes);
    }

    /** Returns the scope that gives a right, as those who issue the tokens know it. */
    Scope scopeGiving(Scope right) {
        return version.scopeGiving(right);
    }

    private String challenge(String error, Set<Scope> scopes) {
        var texts = String.join(" ", version.texts(scopes));
        return "Bearer " + error + "scope=\"" + texts + "\"" + metadataParameter;
    }
}

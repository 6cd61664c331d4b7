package dev.paigomcp.oauth;

import dev.paigomcp.mapping.Scope;
import java.util.Set;

/**
 * An access token, kept under its hash.
 *
 * @param grant the id of the consent that it came of
 * @param resource that it is for (RFC 8707)
 */
record AccessToken(String grant, String resource, String principal, String account, Set<Scope> scopes) {}

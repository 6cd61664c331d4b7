package dev.paigomcp.oauth;

import dev.paigomcp.access.Scope;
import java.util.Set;

/**
 * A refresh token, kept under its hash, after its use too.
 *
 * @param grant the id of the consent that it came of
 */
record Refresh(String grant, String client, Set<Scope> scopes, boolean used) {}

package dev.paigomcp.auth;

import dev.paigomcp.config.Environment;
import java.net.URI;

/**
 * Which Paigo people may bring credentials of their own for.
 *
 * @param environment production or sandbox
 * @param writes whether tools may change anything in such accounts
 * @param baseUrl of Paigo's API, without a trailing slash
 * @param tokenUrl where credentials are proved
 * @param audience what a token is asked for
 */
public record PaigoCredentialPolicy(
        Environment environment, boolean writes, URI baseUrl, URI tokenUrl, String audience) {}

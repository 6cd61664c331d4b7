package dev.paigomcp.signin;

import dev.paigomcp.config.Environment;
import java.net.URI;

/**
 * That people may sign in with the credentials of a Paigo account of their own, and which Paigo that is.
 *
 * @param writes whether tools may change anything there
 * @param baseUrl of Paigo's API, without a trailing slash
 * @param tokenUrl where credentials are proved
 * @param audience what a token is asked for
 */
public record OwnSignIn(Environment environment, boolean writes, URI baseUrl, URI tokenUrl, String audience) {}

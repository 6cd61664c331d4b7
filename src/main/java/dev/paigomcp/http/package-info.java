/**
 * MCP over HTTP: the server, its routes, and the way of a request from the socket to the endpoint of the protocol.
 * {@link dev.paigomcp.http.RequestPath} shows that way in order. It may use {@code auth}, {@code config},
 * {@code http.auth}, {@code http.filter}, {@code http.jetty}, {@code mapping}, {@code mcp}, {@code store} and
 * {@code transport}.
 */
@NullMarked
package dev.paigomcp.http;

import org.jspecify.annotations.NullMarked;

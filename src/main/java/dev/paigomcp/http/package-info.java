/**
 * MCP over HTTP: the server, its routes, and the way of a request from the socket to the endpoint of the protocol.
 * {@link dev.paigomcp.http.HttpServer} shows that way in order. Uses its sub-packages {@code filter}, {@code auth} and
 * {@code jetty}, further {@code mcp} and {@code store} (its exception); {@code management} stands on top.
 */
@NullMarked
package dev.paigomcp.http;

import org.jspecify.annotations.NullMarked;

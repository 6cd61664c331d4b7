/**
 * Jetty and Javalin as this server needs them: a strict parser, timeouts for slow senders, a watch for clients that hang up.
 * Knows no route. Uses {@code http.filter}, {@code mcp} (its error responses) and {@code common}.
 */
@NullMarked
package dev.paigomcp.http.jetty;

import org.jspecify.annotations.NullMarked;

/**
 * Jetty and Javalin as this server needs them: a strict parser, timeouts for slow senders, a watch for clients that
 * hang up. It knows no route. It may use {@code common}, {@code config}, {@code http.filter} and {@code mcp}.
 */
@NullMarked
package dev.paigomcp.http.jetty;

import org.jspecify.annotations.NullMarked;

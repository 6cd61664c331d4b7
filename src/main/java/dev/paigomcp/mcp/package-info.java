/**
 * The Model Context Protocol without a transport: a message in, a response out. It reads JSON-RPC, finds the era that a
 * message was sent under and answers it from that era's table of methods. It may use {@code resources}, {@code tools},
 * {@code transport}, {@code mapping} (scopes), {@code auth} (who calls), {@code config} (the environment's name) and
 * {@code common}; it knows no HTTP.
 */
@NullMarked
package dev.paigomcp.mcp;

import org.jspecify.annotations.NullMarked;

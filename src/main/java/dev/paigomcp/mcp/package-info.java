/**
 * The Model Context Protocol without a transport: a message in, a response out. It reads JSON-RPC, finds the era
 * that a message was sent under, and answers it from that era's table of methods. It knows no HTTP. It may use
 * {@code auth}, {@code common}, {@code config}, {@code mapping}, {@code resources}, {@code tools} and
 * {@code transport}.
 */
@NullMarked
package dev.paigomcp.mcp;

import org.jspecify.annotations.NullMarked;

/**
 * The server for a client that started it as a child process: one message per line, over standard input and output.
 * It may use {@code common}, {@code mcp} and {@code transport}.
 */
@NullMarked
package dev.paigomcp.stdio;

import org.jspecify.annotations.NullMarked;

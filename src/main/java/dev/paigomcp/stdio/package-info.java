/**
 * The server for a client that started it as a child process: a message a line, over standard input and output. It is a
 * transport of {@code mcp} and may use {@code transport} and {@code common} besides.
 */
@NullMarked
package dev.paigomcp.stdio;

import org.jspecify.annotations.NullMarked;

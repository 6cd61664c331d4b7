/**
 * The program: {@code Main} starts the command line of {@code cli}; {@code App} puts a server together, by constructors, out of
 * a {@code Deployment} for the mode and the HTTP server. May use every package; only {@code cli} and {@code doctor} use it.
 */
@NullMarked
package dev.paigomcp;

import org.jspecify.annotations.NullMarked;

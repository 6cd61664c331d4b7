/**
 * The program. {@code Main} starts the command line of {@code cli}; {@code App} puts a server together, by
 * constructors, from the {@code Deployment} of its mode and the HTTP server. Only {@code cli} and {@code doctor} use
 * it. It may use every package.
 */
@NullMarked
package dev.paigomcp;

import org.jspecify.annotations.NullMarked;

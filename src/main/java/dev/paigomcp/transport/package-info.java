/**
 * What the generated client and the code around it share: a request to Paigo, what came of it, the scope of the call that
 * made it, and the {@link dev.paigomcp.transport.Transport} that carries it. It may use {@code common} and nothing else of
 * this program, so that the client can depend on it without a cycle.
 */
@NullMarked
package dev.paigomcp.transport;

import org.jspecify.annotations.NullMarked;

/**
 * What the generated client and the code around it share: a request to Paigo, what came of it, the scope of the call
 * that made it, and the {@link dev.paigomcp.transport.Transport} that carries it. It lies below the client, so that
 * there is no cycle. It may use {@code common}.
 */
@NullMarked
package dev.paigomcp.transport;

import org.jspecify.annotations.NullMarked;

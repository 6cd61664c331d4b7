/**
 * What the generated client and the code around it share: a request to Paigo, what became of it, and the scope of the call
 * that made it. It uses nothing but {@code common}, so that the client can depend on it without a cycle.
 */
@NullMarked
package dev.paigomcp.transport;

import org.jspecify.annotations.NullMarked;

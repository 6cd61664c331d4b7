/**
 * The accounts while they are open: what each needs of its own (gateway, demo, endpoints), opened when somebody calls, leased
 * to one request at a time, closed when idle. Puts together {@code tools}, {@code resources} and {@code mcp} over a gateway of
 * {@code paigo} or a {@code demo}, for the requests of {@code http}.
 */
@NullMarked
package dev.paigomcp.accounts.runtime;

import org.jspecify.annotations.NullMarked;

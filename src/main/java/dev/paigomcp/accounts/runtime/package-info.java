/**
 * The accounts while they are open: what each has of its own (gateway, demo, endpoints), opened when somebody calls,
 * leased to one request at a time, closed when idle. It may use {@code auth}, {@code common}, {@code config},
 * {@code demo}, {@code http.auth}, {@code mapping}, {@code mcp}, {@code paigo}, {@code resources} and {@code tools}.
 */
@NullMarked
package dev.paigomcp.accounts.runtime;

import org.jspecify.annotations.NullMarked;

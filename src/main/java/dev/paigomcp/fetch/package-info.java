/**
 * Fetches from addresses that others name, without becoming their tool: which addresses are allowed, and an HTTP
 * client that holds to it. It may use {@code config} and {@code outbound}.
 */
@NullMarked
package dev.paigomcp.fetch;

import org.jspecify.annotations.NullMarked;

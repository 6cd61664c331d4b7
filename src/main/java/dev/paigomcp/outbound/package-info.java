/**
 * How this process reaches other hosts: through a proxy or directly, and which authorities it trusts. It may use
 * {@code common} and {@code config}.
 */
@NullMarked
package dev.paigomcp.outbound;

import org.jspecify.annotations.NullMarked;

/**
 * A Paigo account over HTTP: the {@link dev.paigomcp.paigo.PaigoGateway} in front of the generated client, and the
 * transport behind it with its tokens, retries, deadlines and the rules by which an exchange becomes a result. It may use
 * {@code client} (only the gateway does), {@code transport} and {@code common}.
 */
@NullMarked
package dev.paigomcp.paigo;

import org.jspecify.annotations.NullMarked;

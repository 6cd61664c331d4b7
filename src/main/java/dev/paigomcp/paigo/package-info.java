/**
 * A Paigo account over HTTP: the {@link dev.paigomcp.paigo.PaigoGateway} in front of the generated client, and the
 * transport behind it with its tokens, retries, deadlines and the rules by which an exchange becomes a result. Only
 * the gateway uses the client. It may use {@code client}, {@code common}, {@code outbound} and
 * {@code transport}.
 */
@NullMarked
package dev.paigomcp.paigo;

import org.jspecify.annotations.NullMarked;

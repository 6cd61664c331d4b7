/**
 * Tokens of an organisation's identity provider: its metadata and keys, and the verification of the tokens that it
 * issues. It may use {@code auth}, {@code config}, {@code fetch} and {@code mapping}.
 */
@NullMarked
package dev.paigomcp.jwt;

import org.jspecify.annotations.NullMarked;

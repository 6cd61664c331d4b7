/**
 * Tokens of an organisation's identity provider: its metadata and keys, and the verification of the access tokens that
 * it issues. This package may use auth, fetch, config and mapping.
 */
@NullMarked
package dev.paigomcp.jwt;

import org.jspecify.annotations.NullMarked;

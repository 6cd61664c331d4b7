/** Tokens of an organisation's identity provider. */
@NullMarked
package dev.paigomcp.jwt;

import org.jspecify.annotations.NullMarked;

/**
 * Who may call {@code /mcp}: finds the caller behind a bearer token, leases the endpoint of the caller's account,
 * and tells clients where tokens come from. It may use {@code auth}, {@code config}, {@code http.filter},
 * {@code limits}, {@code mapping} and {@code mcp}.
 */
@NullMarked
package dev.paigomcp.http.auth;

import org.jspecify.annotations.NullMarked;

package dev.paigomcp.auth;

import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.PaigoAccount;
import org.jspecify.annotations.Nullable;

/**
 * A Paigo account behind this server.
 *
 * @param id stable, unique in this server, fit for a log line
 * @param name of the business, for people
 * @param writes whether tools may change anything, whatever a caller's scopes say
 * @param paigo where and as whom it is reached; null for the built-in demo
 */
public record Account(
        String id,
        String name,
        Environment environment,
        boolean writes,
        @Nullable PaigoAccount paigo) {}

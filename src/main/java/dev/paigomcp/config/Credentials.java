package dev.paigomcp.config;

import dev.paigomcp.common.Secret;

/** An OAuth client of a Paigo account. */
public record Credentials(String clientId, Secret clientSecret) {}

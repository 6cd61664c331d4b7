package dev.paigomcp.config;

import dev.paigomcp.text.Secret;

/** An OAuth client of a Paigo account. */
public record Credentials(String clientId, Secret clientSecret) {}

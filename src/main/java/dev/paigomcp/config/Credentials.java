package dev.paigomcp.config;

/** An OAuth client of a Paigo account. */
public record Credentials(String clientId, Secret clientSecret) {}

package dev.paigomcp.config;

/**
 * Where the management port listens.
 *
 * @param port 0 for any free one
 */
public record ManagementSettings(String host, int port) {}

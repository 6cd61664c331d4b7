package dev.paigomcp.tools;

/**
 * What may be done, and where.
 *
 * @param environment production, sandbox or demo
 * @param writesAllowed whether tools that change something may be called
 * @param version this server's
 */
public record Rights(String environment, boolean writesAllowed, String version) {}

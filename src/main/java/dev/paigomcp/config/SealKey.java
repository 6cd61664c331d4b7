package dev.paigomcp.config;

import dev.paigomcp.common.Secret;

/**
 * A key that secrets are sealed with.
 *
 * @param id that sealed secrets name it by, fit for a log line
 * @param key 32 bytes, base64url without padding (RFC 4648, section 5)
 */
public record SealKey(String id, Secret key) {}

package dev.paigomcp.store;

import java.time.Instant;

/**
 * Something kept.
 *
 * @param kind of what it is; a key is unique within it
 * @param owner what it is removed together with; may be empty
 * @param value JSON, secrets in it sealed
 * @param expires from when on it is as if it were not there
 */
public record StoreRow(String kind, String key, String owner, String value, Instant expires) {}

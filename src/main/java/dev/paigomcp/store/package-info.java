/**
 * What outlives a request and is shared by replicas: rows by kind and key in SQLite or PostgreSQL, which expire, and
 * the data directory. It knows nothing of what the rows are for. It may use {@code common} and {@code config}.
 */
@NullMarked
package dev.paigomcp.store;

import org.jspecify.annotations.NullMarked;

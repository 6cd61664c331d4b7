/**
 * What outlives a request and is shared by replicas: rows by kind and key in SQLite or PostgreSQL, which expire, and
 * the data directory. This package may use config and common, and knows nothing of what the rows are for.
 */
@NullMarked
package dev.paigomcp.store;

import org.jspecify.annotations.NullMarked;

package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A database on a PostgreSQL server.
 *
 * @param url for JDBC, without user and password
 * @param place host, port and database, as messages name them
 * @param password null where the server wants none of this user
 */
public record PostgresSettings(
        String url, String place, String user, @Nullable Secret password) {}

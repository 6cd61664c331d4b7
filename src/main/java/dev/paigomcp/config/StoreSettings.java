package dev.paigomcp.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the server keeps what outlives it.
 *
 * @param dataDirectory for files of its own, absolute
 * @param postgres the database that takes the place of a file there, if one does
 */
public record StoreSettings(Path dataDirectory, @Nullable PostgresSettings postgres) {}

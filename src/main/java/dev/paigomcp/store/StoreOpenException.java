package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;

/** Thrown when the server cannot start because its store cannot be opened. */
public final class StoreOpenException extends ConfigException {
    StoreOpenException(String message) {
        super(message);
    }
}

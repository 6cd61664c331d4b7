package dev.paigomcp.store;

import java.sql.SQLException;
import java.util.Objects;

/** The database failed. The message says how, with nothing of what was asked for or is kept. */
public final class StoreException extends RuntimeException {
    private StoreException(String message) {
        super(message);
    }

    /** Returns the exception for what a database, or a library in front of it, has thrown. */
    public static StoreException of(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new StoreException("The store cannot be used (SQL state "
                        + Objects.requireNonNullElse(sql.getSQLState(), "none") + ", code " + sql.getErrorCode() + ")");
            }
        }
        return new StoreException("The store cannot be used");
    }
}

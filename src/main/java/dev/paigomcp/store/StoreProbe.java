package dev.paigomcp.store;

import dev.paigomcp.common.BackgroundProbe;
import dev.paigomcp.common.Daemons;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the store can be used, by writing a row, reading it and removing it: in the background, at most once
 * a second, and bounded in time. Thread-safe.
 */
final class StoreProbe {
    private static final Logger LOG = LoggerFactory.getLogger(StoreProbe.class);
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofSeconds(5);
    private static final int STATEMENT_TIMEOUT_SECONDS = 2;
    private static final Duration ROW_LIFETIME = Duration.ofMinutes(1);

    /** More than a page of SQLite takes, so that a database that cannot grow refuses it. */
    private static final String CONTENT = "-".repeat(8_192);

    private final DataSource connections;
    private final Database database;
    private final Clock clock;
    private final BackgroundProbe<StoreStatus> probe;
    private volatile StoreStatus last = StoreStatus.USABLE; // the store was just opened

    StoreProbe(DataSource connections, Database database, Clock clock) {
        this.connections = connections;
        this.database = database;
        this.clock = clock;
        this.probe = new BackgroundProbe<>(this::check, FRESH_FOR, clock, task -> Daemons.start("store-probe", task));
    }

    /** Returns the status. If the check takes longer than the limit, that of the last check counts for a while. */
    StoreStatus status(Duration limit) {
        var now = probe.answer(limit);
        if (now.isPresent()) {
            return now.get();
        }
        var pending = probe.pending();
        if (pending.isEmpty() || pending.get().compareTo(MAX_DELAY) > 0) {
            return StoreStatus.unusable(database.place() + " does not answer");
        }
        return last.isUnusable() ? last : StoreStatus.degraded(database.place() + " answers slowly");
    }

    private StoreStatus check() {
        var status = tryOut();
        if (status.isUnusable() && !last.isUnusable()) {
            LOG.error("the store cannot be used: {}", status.problem());
        } else if (!status.isUnusable() && last.isUnusable()) {
            LOG.info("the store can be used again");
        }
        last = status;
        return status;
    }

    private StoreStatus tryOut() {
        var displaced = database.displaced();
        if (displaced.isPresent()) {
            return StoreStatus.unusable(displaced.get());
        }
        var id = UUID.randomUUID().toString(); // servers that share the store check at the same time
        try (var connection = connections.getConnection()) {
            write(connection, id);
            var found = read(connection, id);
            remove(connection, id);
            return found
                    ? StoreStatus.USABLE
                    : StoreStatus.unusable(database.place() + " does not keep what is written");
        } catch (SQLException e) {
            return StoreStatus.unusable(database.explain(cause(e)));
        }
    }

    private void write(Connection connection, String id) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO paigo_mcp_records (kind, id, owner, content, expires) VALUES ('probe', ?, '', ?, ?)")) {
            insert.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
            insert.setString(1, id);
            insert.setString(2, CONTENT);
            insert.setLong(3, clock.instant().plus(ROW_LIFETIME).toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static boolean read(Connection connection, String id) throws SQLException {
        try (var select = byId(connection, "SELECT content FROM paigo_mcp_records", id);
                var rows = select.executeQuery()) {
            return rows.next() && CONTENT.equals(rows.getString(1));
        }
    }

    private static void remove(Connection connection, String id) throws SQLException {
        try (var delete = byId(connection, "DELETE FROM paigo_mcp_records", id)) {
            delete.executeUpdate();
        }
    }

    private static PreparedStatement byId(Connection connection, String what, String id) throws SQLException {
        var statement = connection.prepareStatement(what + " WHERE kind = 'probe' AND id = ?");
        statement.setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
        statement.setString(1, id);
        return statement;
    }

    /** Returns what the database said; the pool around it only says that it has no connection. */
    private static SQLException cause(SQLException thrown) {
        var deepest = thrown;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                deepest = sql;
            }
        }
        return deepest;
    }
}

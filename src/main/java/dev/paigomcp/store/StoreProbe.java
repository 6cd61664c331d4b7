package dev.paigomcp.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.paigomcp.common.BackgroundProbe;
import dev.paigomcp.common.Daemons;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the store can be used, by writing a row, reading it and removing it: in the background, at most once
 * a second, and bounded in time. What a call would outwait is slow, not unusable. Thread-safe.
 */
final class StoreProbe {
    private static final Logger LOG = LoggerFactory.getLogger(StoreProbe.class);
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);
    private static final Duration ROW_LIFETIME = Duration.ofMinutes(1);

    /** More than a page of SQLite takes, so that a database that cannot grow refuses it. */
    private static final String CONTENT = "-".repeat(8_192);

    private final HikariDataSource pool;
    private final Database database;
    private final Clock clock;
    private final BackgroundProbe<StoreStatus> probe;
    private final int statementTimeoutSeconds;
    private final Duration maxDelay;

    /** @param pool that the calls use too, so that the probe waits where they wait, and as long */
    StoreProbe(HikariDataSource pool, Database database, Clock clock) {
        this.pool = pool;
        this.statementTimeoutSeconds = (int) database.lockTimeout().toSeconds();
        this.maxDelay = database.lockTimeout().plusMillis(pool.getConnectionTimeout());
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
        var last = probe.latest();
        var isKnown = last.isPresent() && (pending.isEmpty() || last.get().isUnusable());
        if (isKnown) {
            return last.get();
        }
        if (pending.isEmpty() || pending.get().compareTo(maxDelay) > 0) {
            return StoreStatus.unusable(database.place() + " does not answer");
        }
        return last.filter(status -> !status.problem().isEmpty())
                .orElseGet(() -> StoreStatus.degraded(database.place() + " answers slowly"));
    }

    private StoreStatus check() {
        var last = probe.latest().orElse(StoreStatus.USABLE); // it was just opened
        var status = tryOut(last);
        if (status.isUnusable() && !last.isUnusable()) {
            LOG.error("the store cannot be used: {}", status.problem());
        } else if (!status.isUnusable() && last.isUnusable()) {
            LOG.info("the store can be used again");
        }
        return status;
    }

    private StoreStatus tryOut(StoreStatus last) {
        var displaced = database.displaced();
        if (displaced.isPresent()) {
            return StoreStatus.unusable(displaced.get());
        }
        var id = UUID.randomUUID().toString(); // servers that share the store check at the same time
        try (var connection = pool.getConnection()) {
            write(connection, id);
            var found = read(connection, id);
            remove(connection, id);
            return found
                    ? StoreStatus.USABLE
                    : StoreStatus.unusable(database.place() + " does not keep what is written");
        } catch (SQLException e) {
            return failed(e, last);
        }
    }

    /** Without a connection twice in a row means that calls get none either; once may be a crowd that is being served. */
    private StoreStatus failed(SQLException thrown, StoreStatus last) {
        var cause = cause(thrown);
        if (!(cause instanceof SQLTransientConnectionException)) {
            return StoreStatus.unusable(database.explain(cause));
        }
        if (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()) {
            return StoreStatus.unusable(database.place() + " does not answer");
        }
        var problem = "all connections to " + database.place() + " are busy: look for another program that locks it, or"
                + " for more sign-ins than it can take";
        return last.equals(StoreStatus.USABLE) ? StoreStatus.degraded(problem) : StoreStatus.unusable(problem);
    }

    private void write(Connection connection, String id) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO paigo_mcp_records (kind, id, owner, content, expires) VALUES ('probe', ?, '', ?, ?)")) {
            insert.setQueryTimeout(statementTimeoutSeconds);
            insert.setString(1, id);
            insert.setString(2, CONTENT);
            insert.setLong(3, clock.instant().plus(ROW_LIFETIME).toEpochMilli());
            insert.executeUpdate();
        }
    }

    private boolean read(Connection connection, String id) throws SQLException {
        try (var select = byId(connection, "SELECT content FROM paigo_mcp_records", id);
                var rows = select.executeQuery()) {
            return rows.next() && CONTENT.equals(rows.getString(1));
        }
    }

    private void remove(Connection connection, String id) throws SQLException {
        try (var delete = byId(connection, "DELETE FROM paigo_mcp_records", id)) {
            delete.executeUpdate();
        }
    }

    private PreparedStatement byId(Connection connection, String what, String id) throws SQLException {
        var statement = connection.prepareStatement(what + " WHERE kind = 'probe' AND id = ?");
        statement.setQueryTimeout(statementTimeoutSeconds);
        statement.setString(1, id);
        return statement;
    }

    /** Returns what the database said, or what the pool around it said if it never got as far as the database. */
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

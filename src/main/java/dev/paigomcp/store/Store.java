package dev.paigomcp.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.paigomcp.common.BackgroundProbe;
import dev.paigomcp.common.Daemons;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.StoreSettings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The open database of a server: SQLite in the data directory, or PostgreSQL where an address is given. Thread-safe.
 * Closing it ends what is under way.
 */
public final class Store implements AutoCloseable {
    private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final int VALIDITY_TIMEOUT_SECONDS = 1;

    private final HikariDataSource pool;
    private final SqlKeyValueStore rows;
    private final ExpirySweeper sweeper;
    private final String place;
    private final BackgroundProbe probe;

    private Store(HikariDataSource pool, Clock clock, Duration sweepInterval, String place) {
        this.pool = pool;
        this.rows = new SqlKeyValueStore(jdbi(pool), clock);
        this.sweeper = new ExpirySweeper(rows, sweepInterval);
        this.place = place;
        this.probe = new BackgroundProbe(
                () -> isAnswering(pool), Duration.ZERO, clock, task -> Daemons.start("store-probe", task));
    }

    /**
     * Opens the store, and brings its tables to what this build knows.
     *
     * @param clock by which rows expire
     * @throws ConfigException if the database cannot be reached or made, refuses the user, or is of a newer build
     */
    public static Store open(StoreSettings settings, Clock clock) {
        return open(settings, clock, SWEEP_INTERVAL);
    }

    static Store open(StoreSettings settings, Clock clock, Duration sweepInterval) {
        var postgres = settings.postgres();
        Database database = postgres == null ? SqliteFile.in(settings.dataDirectory()) : new PostgresServer(postgres);
        checkConnection(database);
        database.migrate();
        return new Store(pool(database), clock, sweepInterval, database.place());
    }

    /** Connects once, for the message if that fails: the pool would only say that it timed out. */
    private static void checkConnection(Database database) {
        var source = database.source();
        database.withStartupLock(() -> {
            try {
                source.getConnection().close();
            } catch (SQLException e) {
                throw new ConfigException(database.explain(e));
            }
        });
    }

    private static HikariDataSource pool(Database database) {
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(database.source());
        config.setMaximumPoolSize(database.maxConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        config.setInitializationFailTimeout(-1); // a connection has just been made
        return new HikariDataSource(config);
    }

    private static Jdbi jdbi(HikariDataSource pool) {
        var jdbi = Jdbi.create(pool);
        // Its messages would tell what was asked for, and so bring keys and contents into the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true); // not every statement asks for the time
        return jdbi;
    }

    public KeyValueStore rows() {
        return rows;
    }

    /** Returns what kind of database it is and where, for people. */
    public String place() {
        return place;
    }

    /** Returns whether the database answers within that time. */
    public boolean isReachable(Duration limit) {
        return probe.isTrue(limit);
    }

    private static boolean isAnswering(HikariDataSource pool) {
        try (var connection = pool.getConnection()) {
            return connection.isValid(VALIDITY_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        sweeper.close();
        pool.close();
    }
}

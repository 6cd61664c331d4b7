package dev.paigomcp.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

    private final HikariDataSource pool;
    private final SqlKeyValueStore rows;
    private final ExpirySweeper sweeper;
    private final String place;
    private final StoreProbe probe;

    private Store(Database database, Clock clock, Duration sweepInterval) {
        this.pool = pool(database);
        this.rows = new SqlKeyValueStore(jdbi(pool), clock);
        this.sweeper = new ExpirySweeper(rows, sweepInterval);
        this.place = database.place();
        this.probe = new StoreProbe(pool, database, clock);
    }

    /**
     * Opens the store, and brings its tables to what this build knows.
     *
     * @param clock by which rows expire
     * @throws StoreOpenException if the database cannot be reached or made, refuses the user, or is of a newer build
     */
    public static Store open(StoreSettings settings, Clock clock) {
        return open(settings, clock, SWEEP_INTERVAL);
    }

    static Store open(StoreSettings settings, Clock clock, Duration sweepInterval) {
        var postgres = settings.postgres();
        try {
            return open(
                    postgres == null ? SqliteFile.in(settings.dataDirectory()) : new PostgresServer(postgres),
                    clock,
                    sweepInterval);
        } catch (ConfigException e) {
            throw new StoreOpenException(String.valueOf(e.getMessage()));
        }
    }

    static Store open(Database database, Clock clock, Duration sweepInterval) {
        checkConnection(database);
        database.migrate();
        return new Store(database, clock, sweepInterval);
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

    /** Writes and reads a row in the background, and returns what came of it, or what is known within the limit. */
    public StoreStatus status(Duration limit) {
        return probe.status(limit);
    }

    @Override
    public void close() {
        sweeper.close();
        pool.close();
    }
}

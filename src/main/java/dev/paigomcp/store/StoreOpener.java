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

/** Opens the store of a server: SQLite in the data directory, or PostgreSQL where an address is given. */
public final class StoreOpener {
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private StoreOpener() {}

    /**
     * Opens it, and brings its tables to what this build knows.
     *
     * @param clock by which entries expire
     * @throws ConfigException when it cannot be reached, made or written, refuses the user, or is of a newer build
     */
    public static Store open(StoreSettings settings, Clock clock) {
        return open(settings, clock, SWEEP);
    }

    static Store open(StoreSettings settings, Clock clock, Duration sweep) {
        var postgres = settings.postgres();
        Database database = postgres == null ? SqliteFile.in(settings.dataDirectory()) : new PostgresServer(postgres);
        knock(database);
        Migrations.run(database);
        var pool = pool(database);
        var jdbi = Jdbi.create(pool);
        // Its messages would tell what was asked for, and so get keys and contents into the log.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true); // not every statement asks for the time
        var records = new SqlKeyValueStore(jdbi, clock);
        return new Store(pool, records, new ExpirySweeper(records, sweep), database.place());
    }

    /** One connection, for what it says when there can be none. */
    private static void knock(Database database) {
        var source = database.source();
        database.alone(() -> {
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
        config.setMaximumPoolSize(database.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(-1); // it has just been found to work
        return new HikariDataSource(config);
    }
}

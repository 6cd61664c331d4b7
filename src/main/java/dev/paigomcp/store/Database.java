package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** A database that is not open yet: what differs from one kind to another, and the migration of its tables. */
interface Database {
    /** Returns what makes connections; none is made yet. */
    DataSource source();

    /** Returns how many connections are of use at once. */
    int maxConnections();

    /** Returns how long to wait while another program locks the tables; locked for longer, the store is out of order. */
    default Duration lockTimeout() {
        return Duration.ofSeconds(10);
    }

    /** Returns what kind of database it is and where, as messages name it. */
    String place();

    /** Returns what is wrong with the place itself, which open connections would not notice, and how to mend it. */
    default Optional<String> displaced() {
        return Optional.empty();
    }

    /** Returns what went wrong while the database was opened or used, and how to mend it, with nothing of its content. */
    String explain(SQLException failure);

    /**
     * Runs the work while no other server that starts up does so. The database knows how long to wait for others.
     *
     * @throws ConfigException if the lock cannot be had
     */
    void withStartupLock(Runnable work);

    /**
     * Brings the tables to what this build knows. Each step is a file that is never changed again.
     *
     * @throws ConfigException if that cannot be done, or a newer build has written the tables
     */
    default void migrate() {
        var flyway = Flyway.configure(Database.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(source())
                .locations("classpath:dev/paigomcp/store/migrations")
                .table("paigo_mcp_history")
                .baselineOnMigrate(true) // the schema may have tables of others
                .baselineVersion("0")
                .load();
        try {
            withStartupLock(() -> {
                refuseNewer(flyway);
                flyway.migrate();
            });
        } catch (FlywayException e) {
            throw new ConfigException(reason(e));
        }
    }

    private void refuseNewer(Flyway flyway) {
        var newer = Arrays.stream(flyway.info().all())
                .filter(step -> step.getState().isApplied() && !step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .toList();
        if (!newer.isEmpty()) {
            throw new ConfigException(place() + " was written by a newer paigo-mcp (its step "
                    + newer.get(newer.size() - 1) + " is not known to this one): start that version, or put a backup of"
                    + " this one's in its place");
        }
    }

    private String reason(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return explain(sql);
            }
        }
        return place() + " has tables of this server that were changed by hand, or a step that was broken off:"
                + " put a backup in their place";
    }
}

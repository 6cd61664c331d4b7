package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;
import java.sql.SQLException;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the tables of a database to what this build knows. Each step is a file that is never changed again. */
final class Migrations {
    private static final String FILES = "classpath:dev/paigomcp/store/migrations";
    private static final String HISTORY = "paigo_mcp_history";

    private Migrations() {}

    /** @throws ConfigException if that cannot be done, or a newer build has written the tables */
    static void run(Database database) {
        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(database.source())
                .locations(FILES)
                .table(HISTORY)
                .baselineOnMigrate(true) // the schema may have tables of others
                .baselineVersion("0")
                .load();
        try {
            database.withStartupLock(() -> run(flyway, database));
        } catch (FlywayException e) {
            throw new ConfigException(reason(e, database));
        }
    }

    private static void run(Flyway flyway, Database database) {
        var newer = Arrays.stream(flyway.info().all())
                .filter(step -> step.getState().isApplied() && !step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .toList();
        if (!newer.isEmpty()) {
            throw new ConfigException(database.place() + " was written by a newer paigo-mcp (its step "
                    + newer.get(newer.size() - 1) + " is not known to this one): start that version, or put a backup of"
                    + " this one's in its place");
        }
        flyway.migrate();
    }

    private static String reason(FlywayException failure, Database database) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return database.explain(sql);
            }
        }
        return database.place() + " has tables of this server that were changed by hand, or a step that was broken off:"
                + " put a backup in their place";
    }
}

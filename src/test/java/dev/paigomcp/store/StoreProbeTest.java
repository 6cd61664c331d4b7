package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.paigomcp.config.HostingSettings.StoreSettings;
import dev.paigomcp.store.KeyValueStore.Row;
import dev.paigomcp.store.StoreStatus.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** What the operator is told of a store that stops working under a running server. */
final class StoreProbeTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ZERO;

    @TempDir
    private Path folder;

    private static Path file(StoreSettings settings) {
        return settings.dataDirectory().resolve("paigo-mcp.db");
    }

    private static void awaitProblem(Store store, String... words) {
        await().atMost(SOON).untilAsserted(() -> {
            var status = store.status(SOON);
            assertThat(status.level()).isEqualTo(Level.UNUSABLE);
            assertThat(status.problem()).contains(words).doesNotContain("Exception", "SQLITE_");
        });
    }

    private static void awaitUsable(Store store) {
        await().atMost(SOON).until(() -> store.status(SOON).equals(StoreStatus.USABLE));
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatWorksIsUsableAndKeepsNothingOfTheCheck(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            awaitUsable(store);

            assertThat(Databases.number(settings, "SELECT count(*) FROM paigo_mcp_records"))
                    .isZero();
        }
    }

    @Test
    void aFileThatWasRemovedIsToldAndNotMadeAnew() throws IOException {
        var settings = Databases.sqlite(folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            awaitUsable(store);
            Files.delete(file(settings));

            awaitProblem(store, file(settings).toString(), "was removed or replaced");
            assertThat(file(settings)).doesNotExist();
        }
    }

    @Test
    void aFileThatWasReplacedIsTold() throws IOException {
        var settings = Databases.sqlite(folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            Files.move(file(settings), folder.resolve("old.db"));
            Files.createFile(file(settings));

            awaitProblem(store, file(settings).toString(), "was removed or replaced");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostTableIsTold(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            Databases.execute(settings, "DROP TABLE paigo_mcp_records");

            awaitProblem(store, "has lost the tables", "backup");
        }
    }

    @Test
    void aLockThatCallsOutwaitLeavesTheStoreDegraded() throws SQLException {
        var settings = Databases.sqlite(folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            awaitUsable(store);
            try (var other = Databases.connect(settings);
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                await().atMost(SOON).until(() -> !store.status(AT_ONCE).equals(StoreStatus.USABLE));
                assertThat(store.status(Duration.ofSeconds(3)))
                        .isEqualTo(StoreStatus.degraded("SQLite, " + file(settings) + " answers slowly"));

                statement.execute("ROLLBACK");
            }
            awaitUsable(store);
        }
    }

    @Test
    void busyConnectionsAreToldAndMakeTheStoreUnusableWhenTheyStayBusy() throws SQLException {
        var database = SqliteFile.in(Databases.sqlite(folder).dataDirectory());
        database.migrate();
        try (var pool = new HikariDataSource()) {
            pool.setDataSource(database.source());
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(250);
            var probe = new StoreProbe(pool, database, Clock.systemUTC());
            try (var taken = pool.getConnection()) {
                assertThat(taken.isClosed()).isFalse();
                var busy = "all connections to " + database.place() + " are busy";

                assertThat(probe.status(SOON)).satisfies(first -> {
                    assertThat(first.level()).isEqualTo(Level.DEGRADED);
                    assertThat(first.problem()).startsWith(busy).contains("another program");
                });
                await().atMost(SOON).untilAsserted(() -> {
                    var next = probe.status(SOON);
                    assertThat(next.level()).isEqualTo(Level.UNUSABLE);
                    assertThat(next.problem()).startsWith(busy);
                });
            }
            await().atMost(SOON).until(() -> probe.status(SOON).equals(StoreStatus.USABLE));
        }
    }

    @Test
    void aLockedFileIsToldUntilItIsFree() throws SQLException {
        var settings = Databases.sqlite(folder);
        var file = SqliteFile.in(settings.dataDirectory());
        try (var store = Store.open(new Impatient(file), Clock.systemUTC(), Duration.ofMinutes(1))) {
            store.rows().put(new Row("code", "key", "", "value", Instant.MAX));
            awaitUsable(store);
            try (var other = Databases.connect(settings);
                    var statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                awaitProblem(store, file(settings).toString(), "in use by another program");
                assertThat(store.rows().find("code", "key")).isPresent();

                statement.execute("ROLLBACK");
            }
            awaitUsable(store);
        }
    }

    @Test
    void aStoreThatAnswersSlowlyIsDegraded() throws SQLException {
        var settings = Databases.fresh(Databases.Kind.POSTGRESQL, folder);
        var server = new PostgresServer(Objects.requireNonNull(settings.postgres()));
        try (var store = Store.open(new Impatient(server), Clock.systemUTC(), Duration.ofMinutes(1))) {
            awaitUsable(store);
            try (var other = Databases.connect(settings);
                    var statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE paigo_mcp_records");

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(store.status(AT_ONCE))
                                .isEqualTo(StoreStatus.degraded(
                                        "PostgreSQL, " + settings.postgres().place() + " answers slowly")));
                awaitProblem(store, "does not answer in time", "locks");
                other.rollback();
            }
            awaitUsable(store);
        }
    }

    @Test
    void aReadOnlyDatabaseIsTold() {
        var name = Databases.newDatabase();
        var settings = Databases.postgres(folder, name, Databases.PASSWORD);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            Databases.execute(settings, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
            Databases.execute(
                    settings,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

            awaitProblem(store, name + " is read-only", "standby");
        }
    }

    @Test
    void aDiskWithoutRoomIsTold() {
        var settings = Databases.sqlite(folder);
        var file = SqliteFile.in(settings.dataDirectory());
        Store.open(file, Clock.systemUTC(), Duration.ofMinutes(1)).close();

        try (var store = Store.open(new Bounded(file), Clock.systemUTC(), Duration.ofMinutes(1))) {
            awaitProblem(store, file(settings).toString(), "no room left on its disk");
        }
    }

    /** A file that may not grow, as if on a disk of its size. */
    private static final class Bounded extends Wrapped {
        Bounded(Database database) {
            super(database);
        }

        @Override
        public DataSource source() {
            var source = (SQLiteDataSource) super.source();
            source.getConfig().setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, "1"); // never less than there are
            return source;
        }
    }

    /** A database whose locks nobody waits for as long as usual, so that tests need not either. */
    private static final class Impatient extends Wrapped {
        Impatient(Database database) {
            super(database);
        }

        @Override
        public Duration lockTimeout() {
            return Duration.ofSeconds(2);
        }
    }

    private static class Wrapped implements Database {
        private final Database database;

        Wrapped(Database database) {
            this.database = database;
        }

        @Override
        public DataSource source() {
            return database.source();
        }

        @Override
        public int maxConnections() {
            return database.maxConnections();
        }

        @Override
        public String place() {
            return database.place();
        }

        @Override
        public String explain(SQLException failure) {
            return database.explain(failure);
        }

        @Override
        public void withStartupLock(Runnable work) {
            database.withStartupLock(work);
        }
    }
}

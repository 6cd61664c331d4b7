package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    void aLockedFileIsToldUntilItIsFree() throws SQLException {
        var settings = Databases.sqlite(folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
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
        try (var store = Store.open(settings, Clock.systemUTC())) {
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
    private record Bounded(SqliteFile file) implements Database {
        @Override
        public DataSource source() {
            var source = (SQLiteDataSource) file.source();
            source.getConfig().setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, "1"); // never less than there are
            return source;
        }

        @Override
        public int maxConnections() {
            return file.maxConnections();
        }

        @Override
        public String place() {
            return file.place();
        }

        @Override
        public String explain(SQLException failure) {
            return file.explain(failure);
        }

        @Override
        public void withStartupLock(Runnable work) {
            file.withStartupLock(work);
        }
    }
}

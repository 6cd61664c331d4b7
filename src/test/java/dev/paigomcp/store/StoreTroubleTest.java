package dev.paigomcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.PostgresSettings;
import dev.paigomcp.config.HostingSettings.StoreSettings;
import dev.paigomcp.store.KeyValueStore.Row;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What is said when a store cannot be opened or stops working: what, why and how to mend it, and never a secret. */
final class StoreTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private static String refusal(StoreSettings settings) {
        try (var store = Store.open(settings, Clock.systemUTC())) {
            throw new AssertionError("opened " + store.place());
        } catch (ConfigException e) {
            assertThat(e.getMessage())
                    .doesNotContain(Databases.PASSWORD, "wrong-password", "Exception", "org.", "java.");
            return e.getMessage();
        }
    }

    @Test
    void theDirectoryAndItsFilesAreForTheirOwnerAlone() throws IOException {
        var settings = new StoreSettings(folder.resolve("state/paigo-mcp"), null);

        try (var store = Store.open(settings, Clock.systemUTC())) {
            assertThat(store.place())
                    .isEqualTo("SQLite, " + settings.dataDirectory().resolve("paigo-mcp.db"));
            assertThat(store.status(SOON)).isEqualTo(StoreStatus.USABLE);
            assertThat(permissions(settings.dataDirectory())).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("state"))).isEqualTo("rwx------");
            try (var files = Files.list(settings.dataDirectory())) {
                assertThat(files)
                        .hasSizeGreaterThan(2)
                        .allMatch(file -> permissions(file).equals("rw-------"));
            }
        }
    }

    @Test
    void aDatabaseThatOthersCouldReadIsClosedToThem() throws IOException {
        var settings = Databases.sqlite(folder);
        Store.open(settings, Clock.systemUTC()).close();
        var file = settings.dataDirectory().resolve("paigo-mcp.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Store.open(settings, Clock.systemUTC()).close();

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void aDirectoryThatIsAFileIsTold() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");

        assertThat(refusal(new StoreSettings(file, null)))
                .contains(file + " is a file", "PAIGO_MCP_DATA_DIR", "--data-dir");
        assertThat(refusal(new StoreSettings(file.resolve("below"), null)))
                .contains("cannot be made", "PAIGO_MCP_DATA_DIR");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsTold() {
        assertThat(refusal(new StoreSettings(Path.of("/proc/paigo-mcp"), null)))
                .contains("/proc/paigo-mcp cannot be made", "PAIGO_MCP_DATA_DIR");
    }

    @Test
    void aFileThatIsNoDatabaseIsTold() throws IOException {
        var settings = Databases.sqlite(folder);
        Files.createDirectories(settings.dataDirectory());
        var file = Files.writeString(settings.dataDirectory().resolve("paigo-mcp.db"), "not a database".repeat(500));

        assertThat(refusal(settings)).contains(file + " is not a database", "backup");
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseOfANewerBuildIsTold(Databases.Kind kind) {
        var settings = Databases.fresh(kind, folder);
        Store.open(settings, Clock.systemUTC()).close();
        Databases.execute(
                settings,
                "INSERT INTO paigo_mcp_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (900, '900', 'later', 'SQL', 'V900__later.sql', 'x', 1, "
                        + (kind == Databases.Kind.SQLITE ? "1" : "true") + ")");

        assertThat(refusal(settings)).contains("newer paigo-mcp", "step 900", "backup");
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseWithTablesOfOthersIsTakenAsItIs(Databases.Kind kind) throws IOException {
        var settings = Databases.fresh(kind, folder);
        Files.createDirectories(settings.dataDirectory());
        Databases.execute(settings, "CREATE TABLE of_another (id TEXT)");

        try (var store = Store.open(settings, Clock.systemUTC())) {
            assertThat(store.rows().count("any")).isZero();
        }
        Store.open(settings, Clock.systemUTC()).close();
        assertThat(Databases.number(settings, "SELECT count(*) FROM of_another"))
                .isZero();
    }

    @Test
    void aWrongPasswordIsTold() {
        assertThat(refusal(Databases.postgres(folder, Databases.newDatabase(), "wrong-password")))
                .contains("\"" + Databases.USER + "\"", "PAIGO_MCP_DATABASE_USER", "PAIGO_MCP_DATABASE_PASSWORD");
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() {
        assertThat(refusal(Databases.postgres(folder, "nowhere", Databases.PASSWORD)))
                .contains("/nowhere has no such database", "PAIGO_MCP_DATABASE_URL");
    }

    @Test
    void aServerThatCannotBeReachedIsTold() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var place = "localhost:" + port + "/db";
        var settings = new PostgresSettings("jdbc:postgresql://" + place, place, "me", new Secret(Databases.PASSWORD));

        assertThat(refusal(new StoreSettings(folder, settings)))
                .contains(place + " cannot be reached", "PAIGO_MCP_DATABASE_URL");
    }

    @Test
    void aUserWhoMayNotMakeTablesIsTold() {
        var settings = Databases.ownedByAnother(folder);

        assertThat(refusal(settings)).contains("make tables", "CREATE on the schema");
    }

    @Test
    void aRightOnATableThatWasTakenAwayIsTold() {
        var settings = Databases.fresh(Databases.Kind.POSTGRESQL, folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            Databases.execute(settings, "REVOKE INSERT ON paigo_mcp_records FROM " + Databases.USER);

            assertThat(store.status(SOON).problem())
                    .contains("\"" + Databases.USER + "\" use the tables", "grant it SELECT, INSERT")
                    .doesNotContain("CREATE");
        }
    }

    @Test
    void aStoreThatIsGoneSaysSoAndNothingOfWhatItWasAskedFor() {
        var settings = Databases.fresh(Databases.Kind.POSTGRESQL, folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            assertThat(store.status(SOON)).isEqualTo(StoreStatus.USABLE);
            Databases.execute(settings, "DROP TABLE paigo_mcp_records");

            assertThatThrownBy(() -> store.rows().find("code", "secret-key-of-a-record"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("42P01")
                    .hasNoCause()
                    .hasMessageNotContaining("secret-key-of-a-record");
        }
    }

    @Test
    void aStoreWhoseConnectionsWereCutWorksAgain() {
        var settings = Databases.fresh(Databases.Kind.POSTGRESQL, folder);
        try (var store = Store.open(settings, Clock.systemUTC())) {
            assertThat(store.rows().count("code")).isZero();

            Databases.execute(
                    settings,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

            await().ignoreExceptionsInstanceOf(StoreException.class)
                    .until(() -> store.rows().count("code") == 0);
            assertThat(store.status(SOON)).isEqualTo(StoreStatus.USABLE);
        }
    }

    @Test
    void aDatabaseThatLetsNobodyInIsUnreachableUntilItDoesAgain() {
        var name = Databases.newDatabase();
        try (var store = Store.open(Databases.postgres(folder, name, Databases.PASSWORD), Clock.systemUTC())) {
            Databases.close(name);
            assertThat(store.status(SOON).problem()).contains(name + " cannot be ");

            Databases.reopen(name);
            await().atMost(SOON).until(() -> store.status(SOON).equals(StoreStatus.USABLE));
            assertThat(store.rows().count("code")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsKeptAndNoPasswordGetsIntoTheLog(Databases.Kind kind) {
        var root = (Logger) LoggerFactory.getLogger("ROOT");
        var level = root.getLevel();
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var others = new ArrayList<Appender<ILoggingEvent>>();
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender); // or all of it would be printed too
        root.addAppender(log);
        root.setLevel(Level.ALL);
        try (var store = Store.open(Databases.fresh(kind, folder), Clock.systemUTC())) {
            var entry = new Row("code", "key-of-it", "owner-of-it", "value-of-it", Instant.MAX);
            store.rows().put(entry);
            store.rows().take("code", "key-of-it");
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
            others.forEach(root::addAppender);
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(line -> line.contains(Databases.PASSWORD) || line.contains("-of-it"));
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

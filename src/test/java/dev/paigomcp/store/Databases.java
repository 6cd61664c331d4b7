package dev.paigomcp.store;

import static org.awaitility.Awaitility.await;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.HostingSettings.PostgresSettings;
import dev.paigomcp.config.HostingSettings.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Real databases for tests: a file each time, and on one PostgreSQL server, started when first wanted, a database each. */
public final class Databases {
    public static final String USER = "keeper";
    public static final String PASSWORD = "pass-word-of-the-database";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    public enum Kind {
        SQLITE,
        POSTGRESQL
    }

    /** Of the whole run, as the server ends with the process. */
    private static final class Server {
        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off") // it need not outlive the machine
                        .start();
                var url = server.getJdbcUrl("postgres", "postgres");
                execute(url, "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
                askForPasswords(url);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The server trusts everybody who connects, unless it is told otherwise. */
    private static void askForPasswords(String url) throws IOException {
        var rules = "host all postgres 127.0.0.1/32 trust\nhost all postgres ::1/128 trust\n"
                + "host all all all scram-sha-256\n";
        Files.writeString(Path.of(text(url, "SHOW hba_file")), rules);
        var before = text(url, "SELECT pg_conf_load_time()");
        execute(url, "SELECT pg_reload_conf()");
        await().until(() -> !text(url, "SELECT pg_conf_load_time()").equals(before));
    }

    /** Where nothing has been kept yet. */
    public static StoreSettings fresh(Kind kind, Path folder) {
        return kind == Kind.SQLITE ? sqlite(folder) : postgres(folder, newDatabase(), PASSWORD);
    }

    public static StoreSettings sqlite(Path folder) {
        return new StoreSettings(folder.resolve("data"), null);
    }

    /** The name of a new database that the user owns. */
    public static String newDatabase() {
        var name = "test_" + COUNT.incrementAndGet();
        execute(Server.ONE.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name + " OWNER " + USER);
        return name;
    }

    /** One in which the user may look, and nothing else. */
    static StoreSettings ownedByAnother(Path folder) {
        var name = "test_" + COUNT.incrementAndGet();
        execute(Server.ONE.getJdbcUrl("postgres", "postgres"), "CREATE DATABASE " + name);
        return postgres(folder, name, PASSWORD);
    }

    /** Ends its connections and lets no new ones in. */
    static void close(String name) {
        var url = Server.ONE.getJdbcUrl("postgres", "postgres");
        execute(url, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        execute(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    static void reopen(String name) {
        execute(Server.ONE.getJdbcUrl("postgres", "postgres"), "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
    }

    public static int port() {
        return Server.ONE.getPort();
    }

    public static StoreSettings postgres(Path folder, String database, String password) {
        var place = "localhost:" + port() + "/" + database;
        return new StoreSettings(
                folder.resolve("data"),
                new PostgresSettings("jdbc:postgresql://" + place, place, USER, new Secret(password)));
    }

    /** A connection beside the store's. */
    static Connection connect(StoreSettings settings) {
        try {
            var postgres = settings.postgres();
            return postgres == null
                    ? DriverManager.getConnection(
                            "jdbc:sqlite:" + settings.dataDirectory().resolve("paigo-mcp.db"))
                    : DriverManager.getConnection(postgres.url(), USER, PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(StoreSettings settings, String sql) {
        try (var connection = connect(settings);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(StoreSettings settings, String sql) {
        try (var connection = connect(settings);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

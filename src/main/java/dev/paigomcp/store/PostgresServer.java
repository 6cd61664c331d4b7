package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.PostgresSettings;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a PostgreSQL server, which any number of servers may share. */
final class PostgresServer implements Database {
    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final int ANSWER_TIMEOUT_SECONDS = 30;
    /** The advisory lock of servers that start up, which ends with its connection. */
    private static final long STARTUP_LOCK = 0x7061_6967_6f2d_6d63L;

    /** What the names of all tables of this server begin with. */
    private static final String TABLES = "paigo_mcp_";

    private final PostgresSettings settings;

    PostgresServer(PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public DataSource source() {
        var source = new PGSimpleDataSource();
        try {
            source.setURL(settings.url());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("PAIGO_MCP_DATABASE_URL is not understood: give the address of a PostgreSQL"
                    + " database, such as postgresql://db.example.com:5432/paigo_mcp");
        }
        source.setUser(settings.user());
        if (settings.password() != null) {
            source.setPassword(settings.password().reveal());
        }
        source.setApplicationName("paigo-mcp");
        source.setLoginTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setSocketTimeout(ANSWER_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false); // values of rows would get into messages
        return source;
    }

    @Override
    public int maxConnections() {
        return 10;
    }

    @Override
    public String place() {
        return "PostgreSQL, " + settings.place();
    }

    @Override
    public String explain(SQLException failure) {
        var state = Objects.requireNonNullElse(failure.getSQLState(), "");
        var where = "PostgreSQL at " + settings.place();
        if (state.equals("08004") && settings.password() == null) {
            return where + " wants a password: give it by PAIGO_MCP_DATABASE_PASSWORD or"
                    + " PAIGO_MCP_DATABASE_PASSWORD_FILE";
        }
        return switch (state) {
            case "28P01", "28000", "08004" ->
                where + " does not let the user \"" + settings.user() + "\" in: check PAIGO_MCP_DATABASE_USER,"
                        + " PAIGO_MCP_DATABASE_PASSWORD and what the server's pg_hba.conf allows";
            case "3D000" -> where + " has no such database: create it, or mend PAIGO_MCP_DATABASE_URL";
            case "42501" -> where + " does not let the user \"" + settings.user() + "\" " + refused(failure);
            case "53300" -> where + " has too many connections already: let it take more, or end some";
            case "42P01" -> where + " has lost the tables of this server: put a backup in their place";
            case "25006" ->
                where + " is read-only: mend PAIGO_MCP_DATABASE_URL if it is a standby, or let it be written";
            case "53100", "53200" -> where + " has no room left: give it more";
            case "57014", "55P03" -> where + " does not answer in time: look for locks on the tables of this server";
            case "57P03" -> where + " is starting up or shutting down: try again when it is up";
            default ->
                state.startsWith("08")
                        ? where + " cannot be reached: check PAIGO_MCP_DATABASE_URL, and that the database runs and can"
                                + " be reached from this machine"
                        : where + " cannot be used (SQL state " + state + ")";
        };
    }

    /** The server names a table of ours, in whatever language, if the right that lacks is one on it. */
    private static String refused(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains(TABLES)
                ? "use the tables of this server: grant it SELECT, INSERT, UPDATE and DELETE on them"
                : "make tables: grant it CREATE on the schema";
    }

    /** Needed although Flyway locks as well: it only locks its steps, not what it looks at before them. */
    @Override
    public void withStartupLock(Runnable work) {
        try (var connection = source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + STARTUP_LOCK + ")");
            work.run();
        } catch (SQLException e) {
            throw new ConfigException(explain(e));
        }
    }
}

package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** A database in a file of the data directory, which servers on one machine may share. */
final class SqliteFile implements Database {
    private static final String FILE_NAME = "paigo-mcp.db";
    private static final String LOCK_NAME = "paigo-mcp.lock";
    /** Masks the part of SQLite's result codes that all kinds of an error share. */
    private static final int PRIMARY_CODE = 0xff;

    /** Lets one server at a time start in this process; the lock of the file is for other processes. */
    private static final Object STARTUP_LOCK = new Object();

    private final Path file;
    private final Path lock;

    /** Tells the file from another one of its name; null on systems without such a key. */
    private final @Nullable Object key;

    private SqliteFile(Path file, Path lock) {
        this.file = file;
        this.lock = lock;
        this.key = key(file);
    }

    private static @Nullable Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /** @throws ConfigException if the directory cannot be made or written */
    static SqliteFile in(Path directory) {
        DataDirectory.make(directory);
        SqliteLibrary.load(directory);
        return new SqliteFile(
                DataDirectory.makeFile(directory, FILE_NAME), DataDirectory.makeFile(directory, LOCK_NAME));
    }

    /**
     * Readers do not wait for the writer (WAL), and what was written survives a power failure. A file that is gone is
     * not made anew: it would be empty, and what was signed in would be lost without a word.
     */
    @Override
    public DataSource source() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(
                TransactionMode.IMMEDIATE); // otherwise two that read and then write would end each other
        config.setBusyTimeout((int) lockTimeout().toMillis());
        config.enforceForeignKeys(true);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public int maxConnections() {
        return 4;
    }

    @Override
    public String place() {
        return "SQLite, " + file;
    }

    @Override
    public Optional<String> displaced() {
        return key != null && !key.equals(key(file))
                ? Optional.of(file + " was removed or replaced while this server runs: put it back and start the server"
                        + " anew")
                : Optional.empty();
    }

    @Override
    public String explain(SQLException failure) {
        var code = SQLiteErrorCode.getErrorCode(failure.getErrorCode() & PRIMARY_CODE);
        return switch (code) {
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                file + " is not a database that can be read: put a backup in its place, or move it away to begin anew";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                file + " cannot be written: let the user of this server write it and its folder";
            case SQLITE_IOERR -> file + " cannot be read or written: its disk reports an error";
            case SQLITE_ERROR -> file + " has lost the tables of this server: put a backup in its place";
            case SQLITE_FULL -> file + " cannot grow: there is no room left on its disk";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                file + " is in use by another program: end it, or name another folder with PAIGO_MCP_DATA_DIR or"
                        + " --data-dir";
            default -> file + " cannot be used (SQLite says " + code.name() + ")";
        };
    }

    @Override
    public void withStartupLock(Runnable work) {
        synchronized (STARTUP_LOCK) {
            try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                assert held.isValid();
                work.run();
            } catch (IOException e) {
                throw new ConfigException(
                        lock + " cannot be locked: let the data directory be on a disk of this machine");
            }
        }
    }
}

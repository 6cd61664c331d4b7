package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, which must be a file in a folder that programs may run from. The driver would unpack it into
 * the folder for temporary files and leave it there when the process is killed; here it is unpacked into the data
 * directory, and removed as soon as it is loaded.
 */
final class SqliteLibrary {
    /** The driver's own property: where to unpack the library. */
    private static final String FOLDER = "org.sqlite.tmpdir";

    /** The driver's own properties: which library to load, in place of the one that it would unpack. */
    private static final String LIBRARY_FOLDER = "org.sqlite.lib.path";

    private static final String LIBRARY_NAME = "org.sqlite.lib.name";

    private static boolean isLoaded;

    private SqliteLibrary() {}

    /**
     * Loads the library, once in the life of the process.
     *
     * @throws ConfigException if it cannot be unpacked, or not be loaded from where it is
     */
    static synchronized void load(Path dataDirectory) {
        if (isLoaded || System.getProperty(LIBRARY_FOLDER) != null) {
            return;
        }
        var folders = folders(dataDirectory);
        isLoaded = folders.stream().anyMatch(SqliteLibrary::loadFrom);
        if (!isLoaded) {
            throw new ConfigException("SQLite's library cannot be loaded from "
                    + String.join(" or ", folders.stream().map(Path::toString).toList())
                    + ": programs may not run from there (noexec), or it cannot be written; name another folder with"
                    + " JAVA_TOOL_OPTIONS=-D" + FOLDER + "=FOLDER");
        }
    }

    private static Set<Path> folders(Path dataDirectory) {
        var named = System.getProperty(FOLDER);
        return new LinkedHashSet<>(
                named == null
                        ? List.of(dataDirectory, Path.of(System.getProperty("java.io.tmpdir")))
                        : List.of(Path.of(named)));
    }

    private static boolean loadFrom(Path folder) {
        Path file;
        try (var library = open()) {
            file = Files.createTempFile(folder, "sqlite-", ".lib", DataDirectory.only("rw-------"));
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            return false;
        }
        try {
            System.load(file.toString()); // first here, since the driver would log a stack trace if it fails
            System.setProperty(LIBRARY_FOLDER, folder.toString());
            System.setProperty(LIBRARY_NAME, file.getFileName().toString());
            return SQLiteJDBCLoader.initialize();
        } catch (UnsatisfiedLinkError e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("the driver refuses a library that was loaded", e);
        } finally {
            System.clearProperty(LIBRARY_FOLDER);
            System.clearProperty(LIBRARY_NAME);
            remove(file);
        }
    }

    private static InputStream open() throws IOException {
        var place = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        var library = SQLiteJDBCLoader.class.getResourceAsStream(place);
        if (library == null) {
            throw new ConfigException(
                    "SQLite has no library for this machine in the jar: use PostgreSQL" + " (PAIGO_MCP_DATABASE_URL)");
        }
        return library;
    }

    /** A library that is loaded can be removed, except on Windows. */
    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}

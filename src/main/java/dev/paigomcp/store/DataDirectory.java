package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of what outlives the server. The folder when it is made, and every file in it, is for its owner alone. */
public final class DataDirectory {
    private static final String FIX = "name another folder with PAIGO_MCP_DATA_DIR or --data-dir";

    private DataDirectory() {}

    /**
     * Makes it, with those above it, unless it is there.
     *
     * @throws ConfigException when it cannot be made or written
     */
    public static void make(Path directory) {
        try {
            Files.createDirectories(directory, only("rwx------"));
        } catch (FileAlreadyExistsException e) {
            throw new ConfigException("The data directory " + directory + " is a file: " + FIX);
        } catch (IOException e) {
            throw new ConfigException("The data directory " + directory + " cannot be made: let the user of this server"
                    + " make it, or " + FIX);
        }
        if (!Files.isWritable(directory)) {
            throw new ConfigException("The data directory " + directory + " cannot be written: let the user of this"
                    + " server write it, or " + FIX);
        }
    }

    /**
     * The file of that name in it, made empty if there is none, and from then on for its owner alone.
     *
     * @throws ConfigException when it cannot be made
     */
    static Path own(Path directory, String name) {
        var file = directory.resolve(name);
        try {
            Files.createFile(file, only("rw-------"));
        } catch (FileAlreadyExistsException e) {
            close(file);
        } catch (IOException e) {
            throw new ConfigException(
                    file + " cannot be made: let the user of this server write its folder, or " + FIX);
        }
        return file;
    }

    /** The attribute of a new file or folder with these permissions, where there are such. */
    public static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void close(Path file) {
        try {
            if (only("rw-------").length > 0) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new ConfigException(file + " belongs to another user: give it to the user of this server, or " + FIX);
        }
    }
}

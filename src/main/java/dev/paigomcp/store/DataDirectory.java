package dev.paigomcp.store;

import dev.paigomcp.config.ConfigException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of the files that outlive the server. It and every file in it are made readable to their owner only. */
public final class DataDirectory {
    private static final String FIX = "name another folder with PAIGO_MCP_DATA_DIR or --data-dir";

    private DataDirectory() {}

    /**
     * Makes the folder, and those above it, unless it is there.
     *
     * @throws ConfigException if it cannot be made or written
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
     * Returns the file of that name in the folder, for its owner only; it is made, empty, unless it is there.
     *
     * @throws ConfigException if it cannot be made, or belongs to another user
     */
    static Path makeFile(Path directory, String name) {
        var file = directory.resolve(name);
        try {
            Files.createFile(file, only("rw-------"));
        } catch (FileAlreadyExistsException e) {
            restrict(file);
        } catch (IOException e) {
            throw new ConfigException(
                    file + " cannot be made: let the user of this server write its folder, or " + FIX);
        }
        return file;
    }

    /**
     * Returns the attribute of a new file or folder with no other permissions than these; none on systems without them.
     */
    public static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void restrict(Path file) {
        try {
            if (only("rw-------").length > 0) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new ConfigException(file + " belongs to another user: give it to the user of this server, or " + FIX);
        }
    }
}

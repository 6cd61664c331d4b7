package dev.paigomcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Whether other users of the machine can read a file that holds a secret. If this user owns it they can mend that, and
 * the file is refused. If not, as with secrets that an orchestrator mounts for all to read, the start tells of it.
 *
 * @param user the name of the user who runs the server
 */
public record SecretFileAccess(String user) {
    /** Returns the access as the user of this process has it. */
    public static SecretFileAccess ofThisUser() {
        return new SecretFileAccess(System.getProperty("user.name", ""));
    }

    /** Returns what to do about a file that must not be used as it is; empty if it may be. */
    public Optional<String> fault(Path file) {
        try {
            var real = file.toRealPath();
            if (!isOpen(real)) {
                return Optional.empty();
            }
            if (isMendable(real)) {
                return Optional.of("chmod 600 " + file);
            }
            LoggerFactory.getLogger(SecretFileAccess.class)
                    .warn(
                            "other users of this machine can read the secret in {}: whoever provides it should let this"
                                    + " user alone read it",
                            file);
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // whoever reads it is told, and elsewhere there are no such permissions
        }
        return Optional.empty();
    }

    private static boolean isOpen(Path real) throws IOException {
        if (!Files.getPosixFilePermissions(real).contains(PosixFilePermission.OTHERS_READ)) {
            return false;
        }
        for (var folder = real.getParent(); folder != null; folder = folder.getParent()) {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private boolean isMendable(Path real) throws IOException {
        return Files.getOwner(real).getName().equals(user)
                && !Files.getFileStore(real).isReadOnly();
    }
}

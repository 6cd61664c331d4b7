package dev.paigomcp.secrets;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.SealKey;
import dev.paigomcp.config.SealKeyReader;
import dev.paigomcp.store.DataDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The file of seal keys in the data directory, for a server that was given none. */
final class SealKeyFile {
    static final String NAME = "seal.keys";

    private SealKeyFile() {}

    /**
     * The keys in it; without a file there, one is made with a new key, which then only its owner may read.
     *
     * @throws ConfigException when it cannot be read or made, or what is in it is wrong
     */
    static List<SealKey> open(Path directory, SecureRandom random) {
        DataDirectory.make(directory);
        var file = directory.resolve(NAME);
        try {
            if (Files.notExists(file)) {
                make(file, SealKeys.written(SealKeys.make(random)) + "\n");
            }
            return read(file);
        } catch (IOException e) {
            throw new ConfigException(
                    file + " cannot be read or made: let the user of this server do so, or give keys by"
                            + " PAIGO_SEAL_KEYS or PAIGO_SEAL_KEYS_FILE");
        }
    }

    /** Written aside first: another server that starts now sees all of it or nothing, and the first one's key stays. */
    private static void make(Path file, String text) throws IOException {
        var aside = Files.createTempFile(file.getParent(), NAME, ".new", DataDirectory.only("rw-------"));
        try {
            Files.writeString(aside, text);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            return; // another server was faster
        } catch (UnsupportedOperationException e) {
            Files.move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static List<SealKey> read(Path file) throws IOException {
        var problems = new ArrayList<String>();
        var keys = new SealKeyReader(file.toString(), problems).read(Files.readString(file));
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("\n", problems));
        }
        return keys;
    }
}

package dev.paigomcp.secrets;

import dev.paigomcp.common.Secret;
import dev.paigomcp.common.Sha256;
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
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys of a server that seal its secrets, and where they come from: the settings, or a file in the data directory.
 *
 * @param keys at least one; the first seals
 * @param source as {@link #description} words it
 */
public record SealKeys(List<SealKey> keys, String source) {
    private static final String FILE_NAME = "seal.keys";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    public SealKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Returns the given keys. If none is given, returns those of the file in the data directory, which is made if it is
     * not there.
     *
     * @throws ConfigException if that file cannot be made or read, or its content is wrong
     */
    public static SealKeys load(List<SealKey> given, Path dataDirectory) {
        return given.isEmpty()
                ? new SealKeys(
                        ofFile(dataDirectory), "in " + dataDirectory.resolve(FILE_NAME) + ", which a backup needs too")
                : new SealKeys(given, "given");
    }

    /** Tells the operator which keys are used, by id, and where they are from. */
    public String description() {
        var ids = keys.stream().map(SealKey::id).collect(Collectors.joining(", "));
        return "Seal keys: " + ids + " (" + source + ")";
    }

    /** Makes a key. Its id is the beginning of its hash, so that equal ids mean equal keys. */
    public static SealKey generate(SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var id = "k" + HexFormat.of().formatHex(Sha256.of(bytes), 0, ID_BYTES);
        return new SealKey(
                id, new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    /** Returns the key, with its secret, in the form in which {@code PAIGO_SEAL_KEYS} and the file take it. */
    public static String format(SealKey key) {
        return key.id() + ":" + key.key().reveal();
    }

    private static List<SealKey> ofFile(Path directory) {
        DataDirectory.make(directory);
        var file = directory.resolve(FILE_NAME);
        try {
            if (Files.notExists(file)) {
                makeFile(file);
            }
            return readFile(file);
        } catch (IOException e) {
            throw new ConfigException(
                    file + " cannot be read or made: let the user of this server do so, or give keys by"
                            + " PAIGO_SEAL_KEYS or PAIGO_SEAL_KEYS_FILE");
        }
    }

    /**
     * Makes a file with a new key, which only its owner may read. It is written aside and then linked, so that another
     * server that starts now sees all of it or nothing, and the key of the first one stays.
     */
    private static void makeFile(Path file) throws IOException {
        var aside = Files.createTempFile(file.getParent(), FILE_NAME, ".new", DataDirectory.only("rw-------"));
        try {
            Files.writeString(aside, format(generate(new SecureRandom())) + "\n");
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            return; // another server was faster
        } catch (UnsupportedOperationException e) {
            Files.move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static List<SealKey> readFile(Path file) throws IOException {
        var problems = new ArrayList<String>();
        var keys = new SealKeyReader(file.toString(), problems).read(Files.readString(file));
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join("\n", problems));
        }
        return keys;
    }
}

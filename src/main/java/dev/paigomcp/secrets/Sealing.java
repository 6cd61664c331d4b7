package dev.paigomcp.secrets;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.SealKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The seals of a server, and where their keys are from.
 *
 * @param words that tell the operator which keys are used, by id; the first seals
 */
public record Sealing(Seals seals, String words) {
    /**
     * Seals with the given keys, and without any with those of a file in the data directory, which is made when it is not
     * there.
     *
     * @throws ConfigException when that file cannot be made or read
     */
    public static Sealing open(List<SealKey> given, Path dataDirectory) {
        if (!given.isEmpty()) {
            return of(given, "given");
        }
        var keys = SealKeyFile.open(dataDirectory, new SecureRandom());
        return of(keys, "in " + dataDirectory.resolve(SealKeyFile.NAME) + ", which a backup needs too");
    }

    private static Sealing of(List<SealKey> keys, String from) {
        var ids = keys.stream().map(SealKey::id).collect(Collectors.joining(", "));
        return new Sealing(new JweSeals(keys), "Seal keys: " + ids + " (" + from + ")");
    }
}

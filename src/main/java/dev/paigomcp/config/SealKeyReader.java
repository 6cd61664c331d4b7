package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a list of seal keys, {@code id:key} each; what is wrong becomes a problem, in which no entry is quoted. */
public final class SealKeyReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");
    private static final int BYTES = 32;
    private static final String NEW_ONE = "make one with ./paigo-mcp seal-key";

    private final String name;
    private final List<String> problems;

    /** @param name of what is read, for problems */
    public SealKeyReader(String name, List<String> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** The keys in their order; those that are wrong are left out. */
    public List<SealKey> read(String text) {
        var keys = new ArrayList<SealKey>();
        var ids = new HashSet<String>();
        var place = 0;
        for (var entry : BETWEEN.split(text.strip())) {
            place++;
            var key = entry.isEmpty() ? wrong(place, "is empty: " + NEW_ONE) : key(place, entry);
            if (key != null && !ids.add(key.id())) {
                key = wrong(place, "has the id of an entry before it: every key needs an id of its own");
            }
            if (key != null) {
                keys.add(key);
            }
        }
        if (place == 0) {
            wrong(1, "is empty: " + NEW_ONE);
        }
        return keys;
    }

    private @Nullable SealKey key(int place, String entry) {
        var parts = entry.split(":", -1);
        if (parts.length != 2) {
            return wrong(place, "is not an id, a colon and a key: " + NEW_ONE);
        }
        if (!ID.matcher(parts[0]).matches()) {
            return wrong(place, "has an id that is not 1 to 64 letters, digits, \"_\", \".\" or \"-\"");
        }
        var bytes = bytes(parts[1]);
        if (bytes == null || bytes.length != BYTES) {
            return wrong(place, "has a key that is not 32 bytes in base64url, which are 43 characters: " + NEW_ONE);
        }
        var first = bytes[0];
        for (var b : bytes) {
            if (b != first) {
                var written = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                return new SealKey(parts[0], new Secret(written));
            }
        }
        return wrong(place, "has a key that can be guessed, all its bytes being the same: " + NEW_ONE);
    }

    private static byte @Nullable [] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable SealKey wrong(int place, String why) {
        problems.add(name + ": entry " + place + " " + why);
        return null;
    }
}

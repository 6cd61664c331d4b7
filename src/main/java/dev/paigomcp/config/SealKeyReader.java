package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.HostingSettings.SealKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a list of seal keys, each an {@code id:key}. Problems never quote an entry. */
public final class SealKeyReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final int KEY_BYTES = 32;
    private static final String MAKE_ONE = "make one with ./paigo-mcp seal-key";

    private final String name;
    private final List<String> problems;

    /**
     * @param name the name of the list, for problems
     * @param problems the list that problems are added to
     */
    public SealKeyReader(String name, List<String> problems) {
        this.name = name;
        this.problems = problems;
    }

    /** Returns the keys in their order, without those that are wrong. */
    public List<SealKey> read(String text) {
        var keys = new ArrayList<SealKey>();
        var ids = new HashSet<String>();
        var entries = SEPARATOR.split(text.strip());
        for (var i = 0; i < entries.length; i++) {
            var place = i + 1;
            key(place, entries[i]).ifPresent(key -> {
                if (ids.add(key.id())) {
                    keys.add(key);
                } else {
                    wrong(place, "has the id of an entry before it: every key needs an id of its own");
                }
            });
        }
        if (entries.length == 0) {
            wrong(1, "is empty: " + MAKE_ONE);
        }
        return keys;
    }

    private Optional<SealKey> key(int place, String entry) {
        if (entry.isEmpty()) {
            return wrong(place, "is empty: " + MAKE_ONE);
        }
        var parts = entry.split(":", -1);
        if (parts.length != 2) {
            return wrong(place, "is not an id, a colon and a key: " + MAKE_ONE);
        }
        if (!ID.matcher(parts[0]).matches()) {
            return wrong(place, "has an id that is not 1 to 64 letters, digits, \"_\", \".\" or \"-\"");
        }
        var bytes = bytes(parts[1]);
        if (bytes.length != KEY_BYTES) {
            return wrong(place, "has a key that is not 32 bytes in base64url, which are 43 characters: " + MAKE_ONE);
        }
        for (var b : bytes) {
            if (b != bytes[0]) {
                var written = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                return Optional.of(new SealKey(parts[0], new Secret(written)));
            }
        }
        return wrong(place, "has a key that can be guessed, all its bytes being the same: " + MAKE_ONE);
    }

    /** Returns the decoded bytes, or none if the text is not base64url. */
    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private Optional<SealKey> wrong(int place, String why) {
        problems.add(name + ": entry " + place + " " + why);
        return Optional.empty();
    }
}

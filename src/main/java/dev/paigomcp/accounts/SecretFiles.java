package dev.paigomcp.accounts;

import dev.paigomcp.common.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads secrets from files of their own, named in relation to the accounts file; nothing of them is in a message. */
final class SecretFiles {
    private static final int LARGEST = 64 * 1024;
    private static final String FIX =
            "name a file that this user may read and that holds the secret alone, in one line";

    private final Path folder;
    private final FileProblems out;

    SecretFiles(Path folder, FileProblems out) {
        this.folder = folder;
        this.out = out;
    }

    /** The secret in the file that stands under the key, or null. */
    @Nullable
    Secret read(YamlBlock keys, String key) {
        var name = keys.required(key);
        if (name == null) {
            return null;
        }
        try (var in = Files.newInputStream(folder.resolve(name))) {
            var bytes = in.readNBytes(LARGEST + 1);
            var text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
            if (bytes.length <= LARGEST && !text.isBlank() && text.chars().noneMatch(Character::isISOControl)) {
                return new Secret(text);
            }
            out.add(keys.line(key), key + " names " + name + ", which is empty, too large or has several lines", FIX);
        } catch (IOException | InvalidPathException e) {
            out.add(keys.line(key), key + " names " + name + ", which cannot be read", FIX);
        }
        return null;
    }
}

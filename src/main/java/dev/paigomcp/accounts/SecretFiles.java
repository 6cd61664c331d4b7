package dev.paigomcp.accounts;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.SecretFileAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads secrets from files of their own. No message repeats what is in such a file. */
final class SecretFiles {
    private static final int MAX_BYTES = 64 * 1024;
    private static final String FIX =
            "name a file that this user may read and that holds the secret alone, in one line";

    private final Path folder;
    private final FileProblems problems;

    /** @param folder that relative names of files begin at */
    SecretFiles(Path folder, FileProblems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Returns the secret in the file that the key names, or null after adding a problem. */
    @Nullable
    Secret read(YamlBlock block, String key) {
        var name = block.required(key);
        if (name == null) {
            return null;
        }
        try (var in = Files.newInputStream(folder.resolve(name))) {
            SecretFileAccess.ofThisUser()
                    .fault(folder.resolve(name))
                    .ifPresent(mend -> problems.add(
                            block.line(key),
                            key + " names " + name + ", which other users of this machine can read",
                            mend));
            var bytes = in.readNBytes(MAX_BYTES + 1);
            var text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
            if (bytes.length <= MAX_BYTES && !text.isBlank() && text.chars().noneMatch(Character::isISOControl)) {
                return new Secret(text);
            }
            problems.add(
                    block.line(key), key + " names " + name + ", which is empty, too large or has several lines", FIX);
        } catch (IOException | InvalidPathException e) {
            problems.add(block.line(key), key + " names " + name + ", which cannot be read", FIX);
        }
        return null;
    }
}

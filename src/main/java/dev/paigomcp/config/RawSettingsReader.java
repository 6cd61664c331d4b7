package dev.paigomcp.config;

import dev.paigomcp.config.RawSettings.RawSetting;
import dev.paigomcp.mapping.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects values from flags, variables and the files that they name. A flag overrides a variable. */
final class RawSettingsReader {
    private static final String PREFIX = "PAIGO_";
    private static final int MAX_FILE_BYTES = 64 * 1024;

    private final Map<String, String> env;
    private final Map<String, String> flags;
    private final RawSettings raw = new RawSettings();

    private RawSettingsReader(Map<String, String> env, Map<String, String> flags) {
        this.env = new HashMap<>(env);
        this.env.keySet().removeAll(KubernetesVariables.in(env));
        this.flags = flags;
    }

    /** Returns what was given. Unknown names, empty values and unreadable files are noted in it as problems. */
    static RawSettings read(Map<String, String> env, Map<String, String> flags) {
        return new RawSettingsReader(env, flags).read();
    }

    private RawSettings read() {
        var unknown = new TreeMap<>(env);
        unknown.keySet().removeAll(Setting.variables());
        unknown.keySet().stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(PREFIX))
                .forEach(name -> raw.problem(name + " is not a setting of this server" + hint(name, Setting.variables())
                        + "; every variable that starts with " + PREFIX + " must be one"));
        flags.keySet().stream()
                .filter(name -> !Setting.flags().contains(name))
                .sorted()
                .forEach(name -> raw.problem(name + " is not a flag of this server" + hint(name, Setting.flags())));
        for (var setting : Setting.values()) {
            byFlag(setting).or(() -> byVariable(setting)).ifPresent(value -> raw.put(setting, value));
        }
        return raw;
    }

    private static String hint(String name, List<String> known) {
        return Nearest.of(name, known)
                .map(near -> " (did you mean " + near + "?)")
                .orElse("");
    }

    private Optional<RawSetting> byFlag(Setting setting) {
        return setting.source()
                .flag()
                .flatMap(flag -> find(flags, flag.name())
                        .map(given -> flag.namesFile() ? contents(given, setting) : checked(given, setting)));
    }

    private Optional<RawSetting> byVariable(Setting setting) {
        var direct = find(env, setting.variable());
        var file = setting.source().fileVariable().flatMap(name -> find(env, name));
        if (direct.isPresent() && file.isPresent()) {
            raw.problem(direct.get().name() + " and " + file.get().name() + " are both set: keep one of them");
            return direct;
        }
        return direct.map(given -> checked(given, setting)).or(() -> file.map(given -> contents(given, setting)));
    }

    private static Optional<RawSetting> find(Map<String, String> source, String name) {
        return Optional.ofNullable(source.get(name)).map(value -> new RawSetting(name, value));
    }

    private RawSetting checked(RawSetting given, Setting setting) {
        if (given.value().isBlank()) {
            raw.problem(given.name() + " is set but empty: give it a value or remove it");
        } else if (given.value().chars().anyMatch(c -> isOutOfPlace(c, setting))) {
            raw.problem(given.name() + " has a line break or another control character in its value: give one line");
        }
        return given;
    }

    private static boolean isOutOfPlace(int c, Setting setting) {
        return Character.isISOControl(c) && !(setting.hasLines() && (c == '\n' || c == '\r'));
    }

    /** Returns the text of the file, or a blank value if it cannot be read. No message ever quotes the text. */
    private RawSetting contents(RawSetting file, Setting setting) {
        try (var in = Files.newInputStream(Path.of(file.value()))) {
            if (setting.isSecret()) {
                SecretFileAccess.ofThisUser()
                        .fault(Path.of(file.value()))
                        .ifPresent(mend -> raw.problem(file.name() + " names " + file.value()
                                + ", which other users of this machine can read: " + mend));
            }
            var bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length <= MAX_FILE_BYTES) {
                var text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
                return checked(new RawSetting(file.name(), text), setting);
            }
            raw.problem(file.name() + " names " + file.value() + ", which is larger than 64 KiB: name a file that"
                    + " holds the value alone");
        } catch (IOException | InvalidPathException e) {
            raw.problem(file.name() + " names " + file.value() + ", which cannot be read: name a file that this user"
                    + " may read");
        }
        return new RawSetting(file.name(), "");
    }
}

package dev.paigomcp.config;

import dev.paigomcp.mapping.Nearest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects what was given from flags, variables and the files that they name; a flag goes before a variable. */
final class RawSettingsReader {
    private static final String PREFIX = "PAIGO_";
    private static final int LARGEST_FILE = 64 * 1024;

    private final Map<String, String> env;
    private final Map<String, String> flags;
    private final List<String> problems;

    RawSettingsReader(Map<String, String> env, Map<String, String> flags, List<String> problems) {
        this.env = env;
        this.flags = flags;
        this.problems = problems;
    }

    Map<Setting, RawSetting> read() {
        var strangers = new TreeMap<>(env);
        strangers.keySet().removeAll(Setting.variables());
        strangers.keySet().stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(PREFIX))
                .forEach(
                        name -> problems.add(name + " is not a setting of this server" + hint(name, Setting.variables())
                                + "; every variable that starts with " + PREFIX + " must be one"));
        flags.keySet().stream()
                .filter(name -> !Setting.flags().contains(name))
                .sorted()
                .forEach(name -> problems.add(name + " is not a flag of this server" + hint(name, Setting.flags())));

        var given = new EnumMap<Setting, RawSetting>(Setting.class);
        for (var setting : Setting.values()) {
            var value = value(setting);
            if (value != null) {
                given.put(setting, value);
            }
        }
        return given;
    }

    private static String hint(String name, List<String> known) {
        return Nearest.of(name, known)
                .map(near -> " (did you mean " + near + "?)")
                .orElse("");
    }

    private @Nullable RawSetting value(Setting setting) {
        var byFlag = single(setting, flags, setting.flag, setting.fileFlag);
        return byFlag != null ? byFlag : single(setting, env, setting.variable, setting.fileVariable);
    }

    private @Nullable RawSetting single(
            Setting setting, Map<String, String> source, @Nullable String name, @Nullable String fileName) {
        var direct = find(source, name);
        var file = find(source, fileName);
        if (direct != null && file != null) {
            problems.add(direct.name() + " and " + file.name() + " are both set: keep one of them");
            return direct;
        }
        var given = file == null ? direct : contents(file);
        if (given != null && given.value().isBlank()) {
            problems.add(given.name() + " is set but empty: give it a value or remove it");
        } else if (given != null && given.value().chars().anyMatch(c -> isOutOfPlace(c, setting))) {
            problems.add(given.name() + " has a line break or another control character in its value: give one line");
        }
        return given;
    }

    private static boolean isOutOfPlace(int c, Setting setting) {
        return Character.isISOControl(c) && !(setting.hasLines() && (c == '\n' || c == '\r'));
    }

    private static @Nullable RawSetting find(Map<String, String> source, @Nullable String name) {
        var value = name == null ? null : source.get(name);
        return value == null ? null : new RawSetting(Objects.requireNonNull(name), value);
    }

    /** The file's text; nothing of it is ever put into a message. */
    private RawSetting contents(RawSetting file) {
        var unread = new RawSetting(file.name(), "?");
        try (var in = Files.newInputStream(Path.of(file.value()))) {
            var bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                problems.add(file.name() + " names " + file.value() + ", which is larger than 64 KiB: name a file that"
                        + " holds the value alone");
                return unread;
            }
            return new RawSetting(file.name(), new String(bytes, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", ""));
        } catch (IOException | InvalidPathException e) {
            problems.add(file.name() + " names " + file.value() + ", which cannot be read: name a file that this user"
                    + " may read");
            return unread;
        }
    }

    /** What was given of the account at Paigo, in the order of {@link Setting#OF_PAIGO}. */
    static Stream<RawSetting> ofPaigo(Map<Setting, RawSetting> given) {
        return Setting.OF_PAIGO.stream().flatMap(setting -> Stream.ofNullable(given.get(setting)));
    }
}

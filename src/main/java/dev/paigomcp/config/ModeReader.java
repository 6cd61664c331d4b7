package dev.paigomcp.config;

import dev.paigomcp.mapping.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads who may call, and holds the other settings against it. */
final class ModeReader {
    private final Map<Setting, RawSetting> given;
    private final List<String> problems;

    ModeReader(Map<Setting, RawSetting> given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    /** The mode, or null when it is misspelt; nothing else can then be held against it. */
    @Nullable
    Mode mode() {
        var said = given.get(Setting.mode);
        if (said == null) {
            return Mode.local;
        }
        var names = Arrays.stream(Mode.values()).map(Enum::name).toList();
        if (names.contains(said.value())) {
            return Mode.valueOf(said.value());
        }
        if (!said.value().isBlank()) {
            problems.add(said.name() + " must be local, tokens, oauth or external, not \"" + said.value() + "\""
                    + Nearest.hint(said.value(), names));
        }
        return null;
    }

    /** Whoever is not known by a sign-in comes from this machine. */
    void local(String host) {
        if (!Loopback.is(host)) {
            problems.add(name(Setting.host) + " is " + host + ", which other machines can reach, and the mode local has"
                    + " no sign-in: listen on 127.0.0.1, or set PAIGO_MCP_MODE to tokens, oauth or external");
        }
        var accounts = given.get(Setting.accounts);
        if (accounts != null) {
            problems.add(accounts.name() + " has no place in the mode local, which has one account, that of the"
                    + " settings: remove it, or set PAIGO_MCP_MODE to tokens, oauth or external");
        }
    }

    /** The accounts file, without which nobody could be let in. */
    @Nullable
    Path signedIn(Mode mode) {
        RawSettingsReader.ofPaigo(given)
                .filter(found -> !Setting.writes.isNamed(found.name()))
                .forEach(found -> problems.add(found.name() + " has no place in the mode " + mode
                        + ": what is behind an account stands in the file of PAIGO_MCP_ACCOUNTS; remove it"));
        if (!given.containsKey(Setting.publicUrl)) {
            problems.add("PAIGO_MCP_PUBLIC_URL is not set: the mode " + mode + " needs it, since tokens are meant for"
                    + " that address; set it to that by which clients come, such as https://mcp.example.com");
        }
        var file = given.get(Setting.accounts);
        if (file == null) {
            problems.add("PAIGO_MCP_ACCOUNTS is not set: the mode " + mode
                    + " needs it; set it to the path of accounts.yaml");
            return null;
        }
        try {
            return Path.of(file.value());
        } catch (InvalidPathException e) {
            problems.add(file.name() + " is not a path: name a file");
            return null;
        }
    }

    private String name(Setting setting) {
        var found = given.get(setting);
        return found == null ? setting.variable : found.name();
    }
}

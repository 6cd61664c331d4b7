package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.HostingSettings.PostgresSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where the server keeps its data. Problems never quote the address of a database. */
final class StoreSettingsReader {
    private static final String FOLDER = "paigo-mcp";
    private static final Pattern URL = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://([A-Za-z0-9._,:\\[\\]-]+)/([A-Za-z0-9._%~-]+)(?:\\?([^#\\s]*))?");

    /** The parameters of the driver that would let in anybody who reads the address. */
    private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)(?:^|&)(?:user|password|sslpassword)=");

    private final Map<String, String> env;
    private final RawSettings raw;

    StoreSettingsReader(Map<String, String> env, RawSettings raw) {
        this.env = env;
        this.raw = raw;
    }

    /** Returns the database, or null if none was given or its address is wrong. */
    @Nullable
    PostgresSettings postgres() {
        var given = raw.find(Setting.databaseUrl);
        if (given.isEmpty()) {
            refuseWithoutDatabase(Setting.databaseUser);
            refuseWithoutDatabase(Setting.databasePassword);
            return null;
        }
        var url = given.get();
        if (!raw.isGiven(Setting.databaseUser)) {
            raw.missing(Setting.databaseUser, ": " + url.name() + " needs it");
        }
        var match = URL.matcher(url.value());
        var query = match.matches() ? Objects.requireNonNullElse(match.group(3), "") : "";
        if (url.value().contains("@") || SECRET_PARAMETER.matcher(query).find()) {
            raw.problem(url.name() + " has a user or a password in it: give them by PAIGO_MCP_DATABASE_USER and"
                    + " PAIGO_MCP_DATABASE_PASSWORD or PAIGO_MCP_DATABASE_PASSWORD_FILE");
            return null;
        }
        if (!match.matches()) {
            raw.problem(url.name() + " must be the address of a PostgreSQL database, such as"
                    + " postgresql://db.example.com:5432/paigo_mcp");
            return null;
        }
        var place = match.group(1) + "/" + match.group(2);
        return new PostgresSettings(
                "jdbc:postgresql://" + place + (query.isEmpty() ? "" : "?" + query),
                place,
                raw.text(Setting.databaseUser).orElse(""),
                raw.text(Setting.databasePassword).map(Secret::new).orElse(null));
    }

    private void refuseWithoutDatabase(Setting setting) {
        raw.find(setting)
                .ifPresent(given -> raw.problem(
                        given.name() + " has no meaning without PAIGO_MCP_DATABASE_URL: set that too, or remove it"));
    }

    /** Returns the folder for the server's own files, absolute. */
    Path dataDirectory() {
        return raw.filled(Setting.dataDir).flatMap(this::directory).orElseGet(this::defaultDirectory);
    }

    private Optional<Path> directory(RawSettings.RawSetting given) {
        try {
            if (given.value().startsWith("~")) {
                raw.problem(given.name() + " starts with \"~\", which shells alone understand: give the path in full");
            } else if (given.value().contains("?")) {
                raw.problem(
                        given.name() + " has a \"?\" in it, which SQLite cannot have in a path: name another folder");
            } else {
                return Optional.of(Path.of(given.value()).toAbsolutePath().normalize());
            }
        } catch (InvalidPathException e) {
            raw.problem(given.name() + " is not a path: name a folder, such as /var/lib/paigo-mcp");
        }
        return Optional.empty();
    }

    /** Returns the folder where programs keep their state (XDG Base Directory Specification 0.8). */
    private Path defaultDirectory() {
        var state = env.get("XDG_STATE_HOME");
        var home = Objects.requireNonNullElse(env.get("HOME"), System.getProperty("user.home", ""));
        if (state != null && Path.of(state).isAbsolute()) {
            return Path.of(state, FOLDER);
        }
        // The users of services may have no home; Java then says "?".
        return Path.of(home).isAbsolute()
                ? Path.of(home, ".local", "state", FOLDER)
                : Path.of("/var/lib", FOLDER).toAbsolutePath();
    }
}

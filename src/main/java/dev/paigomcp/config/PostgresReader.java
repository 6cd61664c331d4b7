package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where a PostgreSQL database is; what is wrong becomes a problem, in which no address is quoted. */
final class PostgresReader {
    private static final Pattern URL = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://([A-Za-z0-9._,:\\[\\]-]+)/([A-Za-z0-9._%~-]+)(?:\\?([^#\\s]*))?");

    /** Of the driver's parameters those that would let anybody in who reads the address. */
    private static final Pattern SECRET = Pattern.compile("(?i)(?:^|&)(?:user|password|sslpassword)=");

    private final Map<Setting, RawSetting> given;
    private final List<String> problems;

    PostgresReader(Map<Setting, RawSetting> given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    @Nullable
    PostgresSettings read() {
        var url = given.get(Setting.databaseUrl);
        if (url == null) {
            refuse(Setting.databaseUser);
            refuse(Setting.databasePassword);
            return null;
        }
        var user = given.get(Setting.databaseUser);
        if (user == null) {
            problems.add("PAIGO_MCP_DATABASE_USER is not set: " + url.name() + " needs it");
        }
        var match = URL.matcher(url.value());
        var query = match.matches() ? Objects.requireNonNullElse(match.group(3), "") : "";
        if (url.value().contains("@") || SECRET.matcher(query).find()) {
            problems.add(url.name() + " has a user or a password in it: give them by PAIGO_MCP_DATABASE_USER and"
                    + " PAIGO_MCP_DATABASE_PASSWORD or PAIGO_MCP_DATABASE_PASSWORD_FILE");
            return null;
        }
        if (!match.matches()) {
            problems.add(url.name() + " must be the address of a PostgreSQL database, such as"
                    + " postgresql://db.example.com:5432/paigo_mcp");
            return null;
        }
        var place = match.group(1) + "/" + match.group(2);
        var password = given.get(Setting.databasePassword);
        return new PostgresSettings(
                "jdbc:postgresql://" + place + (query.isEmpty() ? "" : "?" + query),
                place,
                user == null ? "" : user.value(),
                password == null ? null : new Secret(password.value()));
    }

    private void refuse(Setting setting) {
        var said = given.get(setting);
        if (said != null) {
            problems.add(said.name() + " has no meaning without PAIGO_MCP_DATABASE_URL: set that too, or remove it");
        }
    }
}

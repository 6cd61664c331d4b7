package dev.paigomcp.config;

import static dev.paigomcp.config.SettingSource.accountCommands;
import static dev.paigomcp.config.SettingSource.mcpCommands;
import static dev.paigomcp.config.SettingSource.serverCommands;

import java.util.Arrays;
import java.util.List;

/**
 * A setting: where it can be given, its default and its meaning. {@code --help}, messages and the table in
 * docs/configuration.md are made from these definitions. Code in the texts stands between backticks.
 */
public enum Setting {
    environment(
            accountCommands("PAIGO_ENVIRONMENT").orFile().orFlag("--environment", "NAME"),
            "`demo`, if none of the first seven is set and the host is this machine; else required",
            "`production`, `sandbox` or `demo`"),
    clientId(
            accountCommands("PAIGO_CLIENT_ID").orFile().orFlag("--client-id", "ID"),
            "required outside the demo",
            "Paigo's client id"),
    clientSecret(
            accountCommands("PAIGO_CLIENT_SECRET")
                    .orFile()
                    .orFlag("--client-secret-file", "FILE", "where Paigo's client secret stands"),
            "required outside the demo",
            "Paigo's client secret; no flag takes it directly, since command lines are visible to others"),
    baseUrl(
            accountCommands("PAIGO_BASE_URL").orFlag("--base-url", "URL"),
            "`" + Settings.DEFAULT_BASE_URL + "`",
            "Paigo's API"),
    tokenUrl(
            accountCommands("PAIGO_TOKEN_URL").orFlag("--token-url", "URL"),
            "`" + Settings.DEFAULT_TOKEN_URL + "`",
            "Paigo's token endpoint"),
    audience(
            accountCommands("PAIGO_AUDIENCE").orFlag("--audience", "TEXT"),
            "`" + Settings.DEFAULT_AUDIENCE + "`",
            "what a token is asked for"),
    writes(
            accountCommands("PAIGO_WRITES").orFlag("--writes", "on|off", "whether tools may change anything"),
            "`off` in production, else `on`",
            "whether tools may change anything: `on` or `off`"),
    checks(
            accountCommands("PAIGO_CHECKS")
                    .orFlag("--checks", "on|off", "whether a write is checked by reads before it"),
            "`on`",
            "whether a write is checked by reads before it, and its result names what it was for: `on`, or `off` for a"
                    + " machine that meters; what decides a right is always read"),
    caFile(
            accountCommands("PAIGO_MCP_CA_FILE"),
            "none",
            "a file (PEM) of certificate authorities to trust beside Java's own, such as that of a proxy that opens"
                    + " TLS"),
    host(
            serverCommands("PAIGO_MCP_HOST")
                    .orFlag("--host", "HOST", "where to listen; " + Settings.DEFAULT_HOST + " when not given"),
            "`" + Settings.DEFAULT_HOST + "`",
            "where to listen; anything but this machine needs a mode with a sign-in"),
    port(
            serverCommands("PAIGO_MCP_PORT")
                    .orFlag(
                            "--port",
                            "PORT",
                            "where to listen; " + Settings.DEFAULT_PORT + " when not given, 0 for a free one"),
            "`" + Settings.DEFAULT_PORT + "`",
            "where to listen; `0` for a free port"),
    publicUrl(
            serverCommands("PAIGO_MCP_PUBLIC_URL")
                    .orFlag("--public-url", "URL", "the address under which a proxy shows this server"),
            "none; required in all modes but `local`",
            "the address under which a proxy shows this server; requests under its host and origin are accepted too"),
    outputSchemas(
            mcpCommands("PAIGO_MCP_OUTPUT_SCHEMAS")
                    .orFlag(
                            "--output-schemas",
                            "on|off",
                            "whether tools/list tells what results look like; on when not given"),
            "`on`",
            "whether `tools/list` says what results look like: `on` or `off`"),
    corsOrigins(
            serverCommands("PAIGO_MCP_CORS_ORIGINS")
                    .orFlag(
                            "--cors-origins",
                            "LIST",
                            "origins of web pages that may call from a browser; none when not given"),
            "none",
            "origins of web pages that may call from a browser, such as `https://app.example.com`, separated by"
                    + " commas; never `*`"),
    mode(
            serverCommands("PAIGO_MCP_MODE")
                    .orFlag("--mode", "NAME", "who may call: local (when not given), tokens, oauth or external"),
            "`local`",
            "who may call: `local`, `tokens`, `oauth` or `external`; see docs/accounts.md"),
    accounts(
            serverCommands("PAIGO_MCP_ACCOUNTS").orFlag("--accounts", "FILE", "accounts.yaml, in all modes but local"),
            "required in all modes but `local`",
            "the path of `accounts.yaml`: the accounts, and who may work on them"),
    dataDir(
            serverCommands("PAIGO_MCP_DATA_DIR")
                    .orFlag("--data-dir", "FOLDER", "where to keep what outlives the server"),
            "`$XDG_STATE_HOME/paigo-mcp`, else `~/.local/state/paigo-mcp`",
            "the folder for what outlives the server, created when needed; only mode `oauth` uses it"),
    databaseUrl(
            serverCommands("PAIGO_MCP_DATABASE_URL"),
            "none",
            "a PostgreSQL database instead of a file in that folder, such as"
                    + " `postgresql://db.example.com:5432/paigo_mcp?sslmode=verify-full`"),
    databaseUser(serverCommands("PAIGO_MCP_DATABASE_USER"), "required with a database", "the user of the database"),
    databasePassword(serverCommands("PAIGO_MCP_DATABASE_PASSWORD").orFile(), "none", "the password of that user"),
    sealKeys(
            serverCommands("PAIGO_SEAL_KEYS").orFile(),
            "required with a database, else made in the data directory",
            "the keys for secrets at rest, separated by commas or line breaks; the first seals, all open"),
    ratePerPrincipal(
            serverCommands("PAIGO_MCP_RATE_PER_PRINCIPAL"),
            "`0` in mode `local`, else `600`",
            "calls a minute of one caller; `0` for no limit"),
    ratePerAddress(
            serverCommands("PAIGO_MCP_RATE_PER_ADDRESS"),
            "`0` in mode `local`, else `1200`",
            "calls a minute from one address; `0` for no limit"),
    trustedProxies(
            serverCommands("PAIGO_MCP_TRUSTED_PROXIES"),
            "none",
            "addresses and ranges (`10.0.0.0/8`) of proxies whose forwarding headers count, separated by commas"),
    privateAddresses(
            serverCommands("PAIGO_MCP_PRIVATE_ADDRESSES"),
            "none",
            "what may be fetched from private addresses, and from this machine by http: `identity-provider`,"
                    + " `documents` (metadata of applications), or both, separated by a comma"),
    redirects(
            serverCommands("PAIGO_MCP_REDIRECTS"),
            "none",
            "where applications may take their answers beyond https and this machine: schemes (`myapp:`), and hosts or"
                    + " ranges by http (`http://10.0.0.0/8`), separated by commas"),
    trustedApplications(
            serverCommands("PAIGO_MCP_TRUSTED_APPLICATIONS"),
            "none",
            "hosts of metadata documents whose applications get errors of a sign-in without a page in between,"
                    + " separated by commas"),
    managementHost(
            serverCommands("PAIGO_MANAGEMENT_HOST"),
            "`" + Settings.DEFAULT_HOST + "`",
            "where the management port listens"),
    managementPort(
            serverCommands("PAIGO_MANAGEMENT_PORT")
                    .orFlag(
                            "--management-port",
                            "PORT",
                            "where to tell the operator of the server; nowhere when not given"),
            "none",
            "the management port, for the operator and probes; `0` for a free port");

    /** The settings of the account at Paigo, in the order in which messages name them. */
    static final List<Setting> OF_PAIGO =
            List.of(environment, clientId, clientSecret, baseUrl, tokenUrl, audience, writes);

    private final SettingSource source;
    private final String defaultText;
    private final String meaning;

    Setting(SettingSource source, String defaultText, String meaning) {
        this.source = source;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /** Returns where the setting can be given. */
    public SettingSource source() {
        return source;
    }

    /** Returns the name of the variable that holds the value. */
    String variable() {
        return source.variable();
    }

    /** Returns the value that holds if none is given, in words. */
    String defaultText() {
        return defaultText;
    }

    /** Returns what the setting is for. */
    String meaning() {
        return meaning;
    }

    /** Returns the line of {@code --help}: the flag's own text, or the meaning if it has none. */
    public String help() {
        return source.flag()
                .map(SettingSource.Flag::help)
                .filter(help -> !help.isEmpty())
                .orElseGet(() -> meaning.replace("`", ""));
    }

    /** Returns whether nobody else may know the value. */
    boolean isSecret() {
        return this == clientSecret || this == databasePassword || this == sealKeys;
    }

    /** Returns whether the value is a list that may have one entry a line. */
    boolean hasLines() {
        return this == sealKeys;
    }

    /** Returns the names of all variables. */
    static List<String> variables() {
        return Arrays.stream(values())
                .flatMap(setting -> setting.source.variables())
                .toList();
    }

    /** Returns the names of all flags, with their dashes. */
    static List<String> flags() {
        return Arrays.stream(values())
                .flatMap(setting -> setting.source.flag().stream())
                .map(SettingSource.Flag::name)
                .toList();
    }
}

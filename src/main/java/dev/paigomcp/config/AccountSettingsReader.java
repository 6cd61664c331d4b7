package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import dev.paigomcp.config.AccountSettings.Credentials;
import dev.paigomcp.config.AccountSettings.Demo;
import dev.paigomcp.config.AccountSettings.ListedAccounts;
import dev.paigomcp.config.AccountSettings.SingleAccount;
import dev.paigomcp.config.RawSettings.RawSetting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads who may call and on which accounts.
 *
 * <p>The environment is never guessed: no setting at all means the demo, and once one is given, all must be. So a lost
 * variable stops the start; it does not silently turn a production server into a demo, or a sandbox into production.
 */
final class AccountSettingsReader {
    private static final List<Setting> CREDENTIALS = List.of(Setting.clientId, Setting.clientSecret);

    private final RawSettings raw;

    AccountSettingsReader(RawSettings raw) {
        this.raw = raw;
    }

    /**
     * Returns the settings, or empty if a problem was noted in them.
     *
     * @param host the address that the server listens on
     */
    Optional<AccountSettings> read(String host) {
        var mode = raw.isGiven(Setting.mode) ? raw.choice(Setting.mode, Mode.class) : Optional.of(Mode.local);
        if (mode.isPresent() && mode.get() != Mode.local) {
            var file = accountsFile(mode.get());
            refuseWrongAddresses();
            return file.map(path -> new ListedAccounts(mode.get(), path));
        }
        mode.ifPresent(local -> checkLocal(host));
        var environment = environment();
        if (environment.filter(Environment.demo::equals).isPresent()) {
            refuseInDemo();
            refuseWrongAddresses();
            return Optional.of(new Demo());
        }
        var neededBy = environment
                .map(known -> Stream.of("the environment " + known))
                .orElseGet(() -> CREDENTIALS.stream().filter(raw::isGiven).map(raw::name));
        var credentials = credentials(neededBy.toList());
        var baseUrl = raw.url(Setting.baseUrl).orElse(Settings.DEFAULT_BASE_URL);
        var tokenUrl = raw.url(Setting.tokenUrl).orElse(Settings.DEFAULT_TOKEN_URL);
        var audience = raw.text(Setting.audience).orElse(Settings.DEFAULT_AUDIENCE);
        return environment.flatMap(
                known -> credentials.map(own -> new SingleAccount(known, baseUrl, tokenUrl, audience, own)));
    }

    /** Without a sign-in, every caller must be on this machine, and works on the account in the settings. */
    private void checkLocal(String host) {
        if (!Loopback.is(host)) {
            raw.problem(raw.name(Setting.host) + " is " + host + ", which other machines can reach, and the mode local"
                    + " has no sign-in: listen on 127.0.0.1, or set PAIGO_MCP_MODE to tokens, oauth or external");
        }
        raw.find(Setting.accounts)
                .ifPresent(accounts -> raw.problem(accounts.name()
                        + " has no place in the mode local, which has one account, that of the settings: remove it, or"
                        + " set PAIGO_MCP_MODE to tokens, oauth or external"));
    }

    /** Returns the file of accounts. Settings of a single account have no place beside it. */
    private Optional<Path> accountsFile(Mode mode) {
        for (var setting : Setting.OF_PAIGO) {
            if (setting != Setting.writes) {
                raw.find(setting)
                        .ifPresent(given -> raw.problem(given.name() + " has no place in the mode " + mode
                                + ": what is behind an account stands in the file of PAIGO_MCP_ACCOUNTS; remove it"));
            }
        }
        if (!raw.isGiven(Setting.publicUrl)) {
            raw.missing(
                    Setting.publicUrl,
                    ": the mode " + mode + " needs it, since tokens are meant for that address; set it to that by which"
                            + " clients come, such as https://mcp.example.com");
        }
        var file = raw.find(Setting.accounts);
        if (file.isEmpty()) {
            raw.missing(Setting.accounts, ": the mode " + mode + " needs it; set it to the path of accounts.yaml");
        }
        return file.flatMap(this::path);
    }

    private Optional<Path> path(RawSetting file) {
        try {
            return Optional.of(Path.of(file.value()));
        } catch (InvalidPathException e) {
            raw.problem(file.name() + " is not a path: name a file");
            return Optional.empty();
        }
    }

    private Optional<Environment> environment() {
        if (raw.isGiven(Setting.environment)) {
            return raw.choice(Setting.environment, Environment.class);
        }
        var others = raw.ofPaigo().map(RawSetting::name).collect(Collectors.joining(", "));
        if (others.isEmpty()) {
            return Optional.of(Environment.demo);
        }
        raw.missing(
                Setting.environment,
                ", but " + others + (others.contains(",") ? " are" : " is") + ": set it to production or sandbox, whose"
                        + " addresses are the same and whose credentials differ, or to demo");
        return Optional.empty();
    }

    /** @param neededBy what needs credentials, the environment or the one that was given alone; may be empty */
    private Optional<Credentials> credentials(List<String> neededBy) {
        var id = raw.text(Setting.clientId);
        var secret = raw.text(Setting.clientSecret);
        if (id.isEmpty() && !neededBy.isEmpty()) {
            raw.missing(Setting.clientId, ": " + neededBy.get(0) + " needs it");
        }
        if (secret.isEmpty() && !neededBy.isEmpty()) {
            raw.missing(
                    Setting.clientSecret,
                    ": " + neededBy.get(0)
                            + " needs it; give it by PAIGO_CLIENT_SECRET, PAIGO_CLIENT_SECRET_FILE or"
                            + " --client-secret-file");
        }
        return id.flatMap(known -> secret.map(text -> new Credentials(known, new Secret(text))));
    }

    private void refuseInDemo() {
        for (var setting :
                List.of(Setting.clientId, Setting.clientSecret, Setting.baseUrl, Setting.tokenUrl, Setting.audience)) {
            if (raw.isGiven(setting)) {
                raw.problem(
                        raw.name(setting) + " has no place in the demo, which never reaches Paigo: remove it, or set"
                                + " PAIGO_ENVIRONMENT to production or sandbox");
            }
        }
    }

    /** Addresses are read where they have no place too, so that all problems are reported together. */
    private void refuseWrongAddresses() {
        raw.url(Setting.baseUrl);
        raw.url(Setting.tokenUrl);
    }
}

package dev.paigomcp.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a server that others reach needs beside an account; what is wrong becomes a problem. */
final class HostingSettingsReader {
    private static final String MANAGEMENT_HOST = "127.0.0.1";
    private static final String USUAL_NAME = "paigo-mcp";
    private static final int HIGHEST_RATE = 10_000_000;

    private final Map<String, String> env;
    private final Map<Setting, RawSetting> given;
    private final List<String> problems;
    private final SettingValueReader values;

    HostingSettingsReader(Map<String, String> env, Map<Setting, RawSetting> given, List<String> problems) {
        this.env = env;
        this.given = given;
        this.problems = problems;
        this.values = new SettingValueReader(given, problems);
    }

    /** @param port that clients reach the server on */
    HostingSettings read(int port) {
        var postgres = new PostgresReader(given, problems).read();
        var sealKeys = sealKeys();
        if (postgres != null && given.get(Setting.sealKeys) == null) {
            problems.add("PAIGO_SEAL_KEYS is not set: with PostgreSQL every server needs the same keys; make one with"
                    + " ./paigo-mcp seal-key, and give it by PAIGO_SEAL_KEYS or PAIGO_SEAL_KEYS_FILE");
        }
        return new HostingSettings(
                new StoreSettings(dataDirectory(), postgres),
                sealKeys,
                new RateSettings(rate(Setting.ratePerPrincipal), rate(Setting.ratePerAddress)),
                trustedProxies(),
                mayBePrivate(),
                management(port));
    }

    private Path dataDirectory() {
        var said = given.get(Setting.dataDir);
        if (said == null || said.value().isBlank()) {
            return usualDirectory();
        }
        try {
            if (said.value().startsWith("~")) {
                problems.add(said.name() + " starts with \"~\", which shells alone understand: give the path in full");
            } else if (said.value().contains("?")) {
                problems.add(
                        said.name() + " has a \"?\" in it, which SQLite cannot have in a path: name another folder");
            } else {
                return Path.of(said.value()).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            problems.add(said.name() + " is not a path: name a folder, such as /var/lib/paigo-mcp");
        }
        return usualDirectory();
    }

    /** Where programs keep their state (XDG Base Directory Specification 0.8). */
    private Path usualDirectory() {
        var state = env.get("XDG_STATE_HOME");
        var home = Objects.requireNonNullElse(env.get("HOME"), System.getProperty("user.home", ""));
        if (state != null && Path.of(state).isAbsolute()) {
            return Path.of(state, USUAL_NAME);
        }
        // Users of services have no home at times, for which Java says "?".
        return Path.of(home).isAbsolute()
                ? Path.of(home, ".local", "state", USUAL_NAME)
                : Path.of("/var/lib", USUAL_NAME).toAbsolutePath();
    }

    private List<SealKey> sealKeys() {
        var said = given.get(Setting.sealKeys);
        return said == null || said.value().isBlank() || said.value().equals("?")
                ? List.of()
                : new SealKeyReader(said.name(), problems).read(said.value());
    }

    private @Nullable Integer rate(Setting setting) {
        var said = given.get(setting);
        if (said == null || said.value().isBlank()) {
            return null;
        }
        if (said.value().matches("\\d{1,8}") && Integer.parseInt(said.value()) <= HIGHEST_RATE) {
            return Integer.parseInt(said.value());
        }
        problems.add(said.name() + " must be a whole number of calls a minute, 0 for any number, not \"" + said.value()
                + "\"");
        return null;
    }

    private List<AddressRange> trustedProxies() {
        var ranges = new ArrayList<AddressRange>();
        var said = given.get(Setting.trustedProxies);
        if (said != null && !said.value().isBlank()) {
            for (var text : said.value().strip().split("\\s*,\\s*|\\s+", -1)) {
                AddressRange.of(text)
                        .ifPresentOrElse(
                                ranges::add,
                                () -> problems.add(said.name() + " has \"" + text + "\", which is neither an IP address"
                                        + " nor a range such as 10.0.0.0/8: names are not looked up"));
            }
        }
        return ranges;
    }

    private Set<FetchPurpose> mayBePrivate() {
        var named = EnumSet.noneOf(FetchPurpose.class);
        var said = given.get(Setting.privateAddresses);
        if (said != null && !said.value().isBlank()) {
            for (var text : said.value().strip().split("\\s*,\\s*", -1)) {
                Arrays.stream(FetchPurpose.values())
                        .filter(outsider -> outsider.text().equals(text))
                        .findFirst()
                        .ifPresentOrElse(
                                named::add,
                                () -> problems.add(said.name() + " has \"" + text + "\"; what may be at a private"
                                        + " address is documents, identity-provider, or both with a comma between"));
            }
        }
        return named;
    }

    private @Nullable ManagementSettings management(int port) {
        var host = values.host(Setting.managementHost, MANAGEMENT_HOST);
        var said = given.get(Setting.managementPort);
        if (said == null) {
            if (values.isGiven(Setting.managementHost)) {
                problems.add("PAIGO_MANAGEMENT_HOST is set, but PAIGO_MANAGEMENT_PORT is not: without a port nothing"
                        + " listens there; set it too, or remove the host");
            }
            return null;
        }
        var own = values.port(Setting.managementPort, 0);
        if (own != 0 && own == port) {
            problems.add(said.name() + " is " + own + ", which is the port that clients reach: choose another");
        }
        return new ManagementSettings(host, own);
    }
}

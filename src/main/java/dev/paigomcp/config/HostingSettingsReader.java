package dev.paigomcp.config;

import dev.paigomcp.config.HostingSettings.FetchPurpose;
import dev.paigomcp.config.HostingSettings.ManagementSettings;
import dev.paigomcp.config.HostingSettings.RateSettings;
import dev.paigomcp.config.HostingSettings.SealKey;
import dev.paigomcp.config.HostingSettings.StoreSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a server that others reach. */
final class HostingSettingsReader {
    private static final int MAX_RATE = 10_000_000;

    private final RawSettings raw;
    private final StoreSettingsReader store;

    HostingSettingsReader(Map<String, String> env, RawSettings raw) {
        this.raw = raw;
        this.store = new StoreSettingsReader(env, raw);
    }

    /**
     * Returns the settings; problems are noted.
     *
     * @param port the port that clients reach the server on
     * @param rates the limits that hold if none are given
     */
    HostingSettings read(int port, RateSettings rates) {
        var postgres = store.postgres();
        var sealKeys = sealKeys();
        if (postgres != null && !raw.isGiven(Setting.sealKeys)) {
            raw.missing(
                    Setting.sealKeys,
                    ": with PostgreSQL every server needs the same keys; make one with ./paigo-mcp seal-key, and give"
                            + " it by PAIGO_SEAL_KEYS or PAIGO_SEAL_KEYS_FILE");
        }
        return new HostingSettings(
                new StoreSettings(store.dataDirectory(), postgres),
                sealKeys,
                new RateSettings(
                        rate(Setting.ratePerPrincipal, rates.perPrincipal()),
                        rate(Setting.ratePerAddress, rates.perAddress())),
                trustedProxies(),
                mayBePrivate(),
                new ApplicationSettingsReader(raw).read(),
                management(port));
    }

    private List<SealKey> sealKeys() {
        return raw.filled(Setting.sealKeys)
                .map(given -> new SealKeyReader(given.name(), raw.problems()).read(given.value()))
                .orElse(List.of());
    }

    private int rate(Setting setting, int defaultRate) {
        return raw.filled(setting)
                .flatMap(given -> {
                    if (given.value().matches("\\d{1,8}") && Integer.parseInt(given.value()) <= MAX_RATE) {
                        return Optional.of(Integer.valueOf(given.value()));
                    }
                    raw.problem(given.name() + " must be a whole number of calls a minute, 0 for any number, not \""
                            + given.value() + "\"");
                    return Optional.empty();
                })
                .orElse(defaultRate);
    }

    private List<AddressRange> trustedProxies() {
        var ranges = new ArrayList<AddressRange>();
        raw.filled(Setting.trustedProxies).ifPresent(given -> {
            for (var text : given.entries()) {
                AddressRange.of(text)
                        .ifPresentOrElse(
                                ranges::add,
                                () -> raw.problem(given.name() + " has \"" + text + "\", which is neither an IP address"
                                        + " nor a range such as 10.0.0.0/8: names are not looked up"));
            }
        });
        return ranges;
    }

    private Set<FetchPurpose> mayBePrivate() {
        var named = EnumSet.noneOf(FetchPurpose.class);
        raw.filled(Setting.privateAddresses).ifPresent(given -> {
            for (var text : given.value().strip().split("\\s*,\\s*", -1)) {
                Arrays.stream(FetchPurpose.values())
                        .filter(purpose -> purpose.text().equals(text))
                        .findFirst()
                        .ifPresentOrElse(
                                named::add,
                                () -> raw.problem(given.name() + " has \"" + text + "\"; what may be at a private"
                                        + " address is documents, identity-provider, or both with a comma between"));
            }
        });
        return named;
    }

    private @Nullable ManagementSettings management(int clientPort) {
        var host = raw.host(Setting.managementHost, Settings.DEFAULT_HOST);
        if (!raw.isGiven(Setting.managementPort)) {
            if (raw.isGiven(Setting.managementHost)) {
                raw.problem("PAIGO_MANAGEMENT_HOST is set, but PAIGO_MANAGEMENT_PORT is not: without a port nothing"
                        + " listens there; set it too, or remove the host");
            }
            return null;
        }
        var port = raw.port(Setting.managementPort, 0);
        if (port != 0 && port == clientPort) {
            raw.problem(raw.name(Setting.managementPort) + " is " + port
                    + ", which is the port that clients reach: choose another");
        }
        return new ManagementSettings(host, port);
    }
}

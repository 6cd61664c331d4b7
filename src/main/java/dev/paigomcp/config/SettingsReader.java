package dev.paigomcp.config;

import dev.paigomcp.config.HostingSettings.RateSettings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the settings from environment variables and flags. */
public final class SettingsReader {
    private SettingsReader() {}

    /**
     * Returns the settings from {@code PAIGO_...} variables and from flags such as {@code --port}. A flag overrides its
     * variable; other variables are ignored.
     *
     * @throws ConfigException if anything is wrong, with every problem at once
     */
    public static Settings read(Map<String, String> env, Map<String, String> flags) {
        var raw = RawSettingsReader.read(env, flags);
        var host = raw.host(Setting.host, Settings.DEFAULT_HOST);
        var publicUrl = raw.url(Setting.publicUrl);
        var accounts = new AccountSettingsReader(raw).read(host);
        var writes = raw.onOff(Setting.writes);
        var checks = raw.onOff(Setting.checks);
        var port = raw.port(Setting.port, Settings.DEFAULT_PORT);
        var outputSchemas = raw.onOff(Setting.outputSchemas);
        var corsOrigins = new OriginReader(raw).read(Setting.corsOrigins);
        var outbound = new OutboundSettingsReader(env, raw).read();
        var local = accounts.filter(known -> known.mode() == Mode.local).isPresent();
        var hosting =
                new HostingSettingsReader(env, raw).read(port, local ? RateSettings.UNLIMITED : RateSettings.DEFAULT);
        if (!raw.problems().isEmpty() || accounts.isEmpty()) {
            throw new ConfigException(String.join("\n", raw.problems()));
        }
        return new Settings(
                accounts.get(),
                writes.orElseGet(() -> isWritableByDefault(accounts.get())),
                checks.orElse(true),
                host,
                port,
                publicUrl.map(PublicUrl::new).orElse(null),
                outputSchemas.orElse(true),
                corsOrigins,
                outbound,
                hosting);
    }

    private static boolean isWritableByDefault(AccountSettings accounts) {
        return accounts.fold(demo -> true, single -> single.environment() != Environment.production, listed -> true);
    }

    /** Returns the names of the variables and flags that give a setting, sorted. Their values are left out. */
    public static List<String> given(Map<String, String> env, Map<String, String> flags) {
        var passedOver = KubernetesVariables.in(env);
        var known = Stream.concat(Setting.variables().stream(), OutboundSettingsReader.variables())
                .toList();
        var variables = env.keySet().stream().filter(name -> known.contains(name) && !passedOver.contains(name));
        return Stream.concat(variables, flags.keySet().stream().filter(Setting.flags()::contains))
                .sorted()
                .toList();
    }

    /** Returns the names of the variables that Kubernetes set for a Service, sorted; they are no settings. */
    public static List<String> passedOver(Map<String, String> env) {
        return KubernetesVariables.in(env);
    }
}

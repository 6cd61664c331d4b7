package dev.paigomcp.config;

import dev.paigomcp.common.Secret;
import dev.paigomcp.mapping.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from environment variables and flags.
 *
 * <p>Which Paigo is used is never a guess: nothing said at all means the demo, and anything said must say all of it. So a
 * lost variable stops the start; it does not silently turn a production server into a demo, or a sandbox into
 * production.
 */
public final class SettingsReader {
    private static final String HOST = "127.0.0.1";
    private static final int PORT = 8484;

    private final List<String> problems;
    private final Map<Setting, RawSetting> given;
    private final SettingValueReader values;
    private final ModeReader modes;
    private final HostingSettingsReader hosting;

    private SettingsReader(Map<String, String> env, Map<String, String> flags) {
        this.problems = new ArrayList<>();
        this.given = new RawSettingsReader(env, flags, problems).read();
        this.values = new SettingValueReader(given, problems);
        this.modes = new ModeReader(given, problems);
        this.hosting = new HostingSettingsReader(env, given, problems);
    }

    /**
     * The settings from {@code PAIGO_...} variables (others are not looked at) and from flags such as {@code --port},
     * which go first.
     *
     * @throws ConfigException with every problem at once
     */
    public static Settings read(Map<String, String> env, Map<String, String> flags) {
        return new SettingsReader(env, flags).settings();
    }

    /** The variables and flags that give a setting, sorted; nothing of their values. */
    public static List<String> given(Map<String, String> env, Map<String, String> flags) {
        var variables = env.keySet().stream().filter(Setting.variables()::contains);
        return Stream.concat(variables, flags.keySet().stream().filter(Setting.flags()::contains))
                .sorted()
                .toList();
    }

    private Settings settings() {
        var host = values.host(Setting.host, HOST);
        var publicUrl = values.url(Setting.publicUrl);
        var mode = modes.mode();
        var accounts = mode == null || mode == Mode.local ? null : modes.signedIn(mode);
        var signsIn = mode != null && mode != Mode.local;
        if (mode == Mode.local) {
            modes.local(host);
        }
        var environment = signsIn ? null : environment();
        var credentials = signsIn ? null : credentials(environment);
        var baseUrl = values.url(Setting.baseUrl);
        var tokenUrl = values.url(Setting.tokenUrl);
        var audience = values.text(Setting.audience);
        var writes = values.onOff(Setting.writes);
        var port = values.port(Setting.port, PORT);
        var outputSchemas = values.onOff(Setting.outputSchemas);
        var corsOrigins = new OriginReader(problems).read(given.get(Setting.corsOrigins));
        var hosted = hosting.read(port);
        if (!problems.isEmpty() || mode == null || !(signsIn || environment != null)) {
            throw new ConfigException(String.join("\n", problems));
        }
        return new Settings(
                environment,
                credentials,
                Objects.requireNonNullElse(baseUrl, PaigoDefaults.BASE_URL),
                Objects.requireNonNullElse(tokenUrl, PaigoDefaults.TOKEN_URL),
                Objects.requireNonNullElse(audience, PaigoDefaults.AUDIENCE),
                Objects.requireNonNullElse(writes, environment != Environment.production),
                host,
                port,
                publicUrl,
                Objects.requireNonNullElse(outputSchemas, true),
                corsOrigins,
                mode,
                accounts,
                hosted);
    }

    private @Nullable Environment environment() {
        var said = given.get(Setting.environment);
        if (said != null) {
            return parse(said);
        }
        var others = RawSettingsReader.ofPaigo(given).map(RawSetting::name).collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            problems.add("PAIGO_ENVIRONMENT is not set, but " + others + (others.contains(",") ? " are" : " is")
                    + ": set it to production or sandbox, whose addresses are the same and whose credentials differ, or"
                    + " to demo");
            return null;
        }
        return Environment.demo;
    }

    private @Nullable Environment parse(RawSetting said) {
        var names = Arrays.stream(Environment.values()).map(Enum::name).toList();
        if (names.contains(said.value())) {
            return Environment.valueOf(said.value());
        }
        if (!said.value().isBlank()) {
            problems.add(said.name() + " must be production, sandbox or demo, not \"" + said.value() + "\""
                    + Nearest.hint(said.value(), names));
        }
        return null;
    }

    private @Nullable Credentials credentials(@Nullable Environment environment) {
        var clientId = values.text(Setting.clientId);
        var clientSecret = values.text(Setting.clientSecret);
        if (environment == Environment.demo) {
            refuseInDemo();
            return null;
        }
        if (clientId != null && clientSecret != null) {
            return new Credentials(clientId, new Secret(clientSecret));
        }
        if (clientId == null && (environment != null || clientSecret != null)) {
            problems.add("PAIGO_CLIENT_ID is not set: " + reason(environment, Setting.clientSecret) + " needs it");
        }
        if (clientSecret == null && (environment != null || clientId != null)) {
            problems.add("PAIGO_CLIENT_SECRET is not set: " + reason(environment, Setting.clientId)
                    + " needs it; give it by PAIGO_CLIENT_SECRET, PAIGO_CLIENT_SECRET_FILE or --client-secret-file");
        }
        return null;
    }

    private void refuseInDemo() {
        for (var setting :
                List.of(Setting.clientId, Setting.clientSecret, Setting.baseUrl, Setting.tokenUrl, Setting.audience)) {
            if (values.isGiven(setting)) {
                problems.add(name(setting) + " has no place in the demo, which never reaches Paigo: remove it, or set"
                        + " PAIGO_ENVIRONMENT to production or sandbox");
            }
        }
    }

    private String reason(@Nullable Environment environment, Setting other) {
        return environment == null ? name(other) : "the environment " + environment;
    }

    /** The name under which it was given, else that of its variable. */
    private String name(Setting setting) {
        var found = given.get(setting);
        return found == null ? setting.variable : found.name();
    }
}

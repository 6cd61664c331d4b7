package dev.paigomcp.cli;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.Setting;
import dev.paigomcp.config.Settings;
import dev.paigomcp.config.SettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The flags that stand for PAIGO_ variables, in the order in which {@code --help} lists them. */
final class SettingFlags {
    private static final List<Setting> LISTENING = List.of(
            Setting.host,
            Setting.port,
            Setting.publicUrl,
            Setting.mode,
            Setting.accounts,
            Setting.corsOrigins,
            Setting.dataDir,
            Setting.managementPort);

    private static final List<Setting> ACCOUNT = List.of(
            Setting.environment,
            Setting.baseUrl,
            Setting.tokenUrl,
            Setting.audience,
            Setting.writes,
            Setting.checks,
            Setting.clientId,
            Setting.clientSecret);

    private SettingFlags() {}

    /** Returns the flags of the commands that reach a Paigo account. */
    static Options account() {
        return options(ACCOUNT.stream());
    }

    /** Returns the flags of the commands that speak MCP. */
    static Options mcp() {
        return options(Stream.concat(ACCOUNT.stream(), Stream.of(Setting.outputSchemas)));
    }

    /** Returns the flags of the commands that listen, or check what a server would listen on. */
    static Options server() {
        return options(LISTENING.stream()).addOptions(mcp());
    }

    private static Options options(Stream<Setting> settings) {
        var options = new Options();
        settings.forEach(setting -> setting.source()
                .flag()
                .ifPresent(flag -> options.addOption(flag(flag.name().substring(2), flag.value(), setting.help()))));
        return options;
    }

    /** Reads the settings from the environment and from the flags given, which override it. */
    static Settings read(ParsedArguments given) {
        return SettingsReader.read(System.getenv(), given(given));
    }

    /**
     * Reads the settings for a command that works on one account.
     *
     * @throws ConfigException if the mode is not {@code local}, the only one with such an account
     */
    static Settings readOne(ParsedArguments given) {
        var settings = read(given);
        if (settings.mode() != Mode.local) {
            throw new ConfigException("PAIGO_MCP_MODE is " + settings.mode() + ", in which callers sign in, and this"
                    + " command has no sign-in: remove it, so that there is one account");
        }
        return settings;
    }

    /** Returns the flags given, with their two dashes, and their values. */
    static Map<String, String> given(ParsedArguments given) {
        var flags = new HashMap<String, String>();
        for (var option : server().getOptions()) {
            given.flag(option.getLongOpt()).ifPresent(value -> flags.put("--" + option.getLongOpt(), value));
        }
        return flags;
    }

    static Option flag(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }
}

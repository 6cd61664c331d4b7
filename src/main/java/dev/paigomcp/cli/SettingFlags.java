package dev.paigomcp.cli;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.Settings;
import dev.paigomcp.config.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The flags that stand for PAIGO_ variables. */
final class SettingFlags {
    private SettingFlags() {}

    /** Those of the commands that reach a Paigo account. */
    static Options account() {
        return new Options()
                .addOption(flag("environment", "NAME", "production, sandbox or demo"))
                .addOption(flag("base-url", "URL", "Paigo's API"))
                .addOption(flag("token-url", "URL", "Paigo's token endpoint"))
                .addOption(flag("audience", "TEXT", "what a token is asked for"))
                .addOption(flag("writes", "on|off", "whether tools may change anything"))
                .addOption(flag("client-id", "ID", "Paigo's client id"))
                .addOption(flag("client-secret-file", "FILE", "where Paigo's client secret stands"));
    }

    /** The same and those of the commands that speak MCP. */
    static Options mcp() {
        return account()
                .addOption(flag(
                        "output-schemas",
                        "on|off",
                        "whether tools/list tells what results look like; on when not given"));
    }

    /** The same and those of the commands that listen. */
    static Options server() {
        return new Options()
                .addOption(flag("host", "HOST", "where to listen; 127.0.0.1 when not given"))
                .addOption(flag("port", "PORT", "where to listen; 8484 when not given, 0 for a free one"))
                .addOption(flag("public-url", "URL", "the address under which a proxy shows this server"))
                .addOption(flag("mode", "NAME", "who may call: local (when not given), tokens, oauth or external"))
                .addOption(flag("accounts", "FILE", "accounts.yaml, in all modes but local"))
                .addOption(flag(
                        "cors-origins",
                        "LIST",
                        "origins of web pages that may call from a browser; none when not given"))
                .addOption(flag("data-dir", "FOLDER", "where to keep what outlives the server"))
                .addOption(flag(
                        "management-port", "PORT", "where to tell the operator of the server; nowhere when not given"))
                .addOptions(mcp());
    }

    /** Settings from the environment and from the flags given, which go first. */
    static Settings read(ParsedArguments given) {
        return SettingsReader.read(System.getenv(), given(given));
    }

    /**
     * The same for a command that works on one account, which there is in the mode local alone.
     *
     * @throws ConfigException in any other
     */
    static Settings readOne(ParsedArguments given) {
        var settings = read(given);
        if (settings.mode() != Mode.local) {
            throw new ConfigException("PAIGO_MCP_MODE is " + settings.mode() + ", in which callers sign in, and this"
                    + " command has no sign-in: remove it, so that there is one account");
        }
        return settings;
    }

    /** The flags given, with their two dashes, and their values. */
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

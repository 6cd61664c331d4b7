package dev.paigomcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.AccountSettings.SingleAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A complete set of variables to start from, and the settings or problems that variables lead to. */
final class ExampleSettings {
    static final Map<String, String> SANDBOX =
            Map.of("PAIGO_ENVIRONMENT", "sandbox", "PAIGO_CLIENT_ID", "me", "PAIGO_CLIENT_SECRET", "hush-hush");

    static Map<String, String> sandboxAnd(String name, String value) {
        var env = new HashMap<>(SANDBOX);
        env.put(name, value);
        return env;
    }

    static Settings read(Map<String, String> env) {
        return SettingsReader.read(env, Map.of());
    }

    static SingleAccount account(Settings settings) {
        return settings.accounts()
                .fold(
                        demo -> {
                            throw new AssertionError("the demo");
                        },
                        single -> single,
                        listed -> {
                            throw new AssertionError(listed);
                        });
    }

    static List<String> problems(Map<String, String> env) {
        return problems(env, Map.of());
    }

    static List<String> problems(Map<String, String> env, Map<String, String> flags) {
        try {
            var settings = SettingsReader.read(env, flags);
            throw new AssertionError("read " + settings);
        } catch (ConfigException e) {
            assertThat(e.getMessage()).doesNotContain("hush-hush");
            return e.getMessage().lines().toList();
        }
    }

    private ExampleSettings() {}
}

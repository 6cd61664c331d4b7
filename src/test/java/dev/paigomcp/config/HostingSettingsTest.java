package dev.paigomcp.config;

import static dev.paigomcp.config.ExampleSettings.problems;
import static dev.paigomcp.config.ExampleSettings.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.HostingSettings.ManagementSettings;
import dev.paigomcp.config.HostingSettings.RateSettings;
import dev.paigomcp.config.HostingSettings.SealKey;
import dev.paigomcp.config.HostingSettings.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of a server that others reach: its store, keys, rates, proxies and second port. */
final class HostingSettingsTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final Map<String, String> POSTGRES = Map.of(
            "PAIGO_MCP_DATABASE_URL", "postgresql://db.example.com:5433/paigo",
            "PAIGO_MCP_DATABASE_USER", "keeper",
            "PAIGO_MCP_DATABASE_PASSWORD", "hush-hush",
            "PAIGO_SEAL_KEYS", "k1:" + KEY);

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        var env = new HashMap<>(base);
        if (value.isEmpty()) {
            env.remove(name);
        } else {
            env.put(name, value);
        }
        return env;
    }

    @Test
    void needsNothing() {
        var hosting = read(Map.of("HOME", "/home/ann")).hosting();

        assertThat(hosting.store()).isEqualTo(new StoreSettings(Path.of("/home/ann/.local/state/paigo-mcp"), null));
        assertThat(hosting.sealKeys()).isEmpty();
        assertThat(hosting.rates()).isEqualTo(new RateSettings(0, 0));
        assertThat(hosting.trustedProxies()).isEmpty();
        assertThat(hosting.management()).isNull();
    }

    @Test
    void limitsCallsUnlessTheyComeFromThisMachine() {
        var rates = read(Map.of(
                        "PAIGO_MCP_MODE", "tokens",
                        "PAIGO_MCP_PUBLIC_URL", "https://mcp.example.com",
                        "PAIGO_MCP_ACCOUNTS", "accounts.yaml"))
                .hosting()
                .rates();

        assertThat(rates).isEqualTo(new RateSettings(600, 1_200));
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ann, /srv/state, , /srv/state/paigo-mcp",
        "/home/ann, relative, , /home/ann/.local/state/paigo-mcp",
        "/home/ann, /srv/state, /data, /data",
        "/home/ann, , /data/../else, /else",
        "?, , , /var/lib/paigo-mcp",
    })
    void keepsItsFilesWhereProgramsDoOrWhereItIsTold(String home, String xdg, String said, String expected) {
        var env = new HashMap<>(Map.of("HOME", home));
        if (xdg != null) {
            env.put("XDG_STATE_HOME", xdg);
        }
        if (said != null) {
            env.put("PAIGO_MCP_DATA_DIR", said);
        }

        assertThat(read(env).hosting().store().dataDirectory()).isEqualTo(Path.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~/paigo", "/a?b"})
    void refusesFoldersThatWouldNotBeWhatTheySay(String folder) {
        assertThat(problems(Map.of("PAIGO_MCP_DATA_DIR", folder)))
                .singleElement()
                .asString()
                .startsWith("PAIGO_MCP_DATA_DIR ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example.com:5433/paigo",
                "postgres://db.example.com:5433/paigo",
                "jdbc:postgresql://db.example.com:5433/paigo"
            })
    void takesADatabaseInTheUsualSpellings(String url) {
        var store =
                read(with(POSTGRES, "PAIGO_MCP_DATABASE_URL", url)).hosting().store();

        assertThat(store.postgres().url()).isEqualTo("jdbc:postgresql://db.example.com:5433/paigo");
        assertThat(store.postgres().place()).isEqualTo("db.example.com:5433/paigo");
        assertThat(store.postgres().user()).isEqualTo("keeper");
        assertThat(store.postgres().password().reveal()).isEqualTo("hush-hush");
        assertThat(store.toString()).doesNotContain("hush-hush");
    }

    @Test
    void keepsWhatTheDriverIsToldBesides() {
        var url = "postgresql://a.example.com:1,b.example.com:2/db?sslmode=verify-full&targetServerType=primary";
        var postgres = read(with(POSTGRES, "PAIGO_MCP_DATABASE_URL", url))
                .hosting()
                .store()
                .postgres();

        assertThat(postgres.url()).isEqualTo("jdbc:" + url);
        assertThat(postgres.place()).isEqualTo("a.example.com:1,b.example.com:2/db");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAIGO_MCP_DATABASE_URL | postgresql://me:hush-hush@db/x | a user or a password in it",
                "PAIGO_MCP_DATABASE_URL | postgresql://db/x?Password=hush-hush | a user or a password in it",
                "PAIGO_MCP_DATABASE_URL | mysql://db/x | must be the address of a PostgreSQL database",
                "PAIGO_MCP_DATABASE_URL | postgresql://db | must be the address of a PostgreSQL database",
                "PAIGO_MCP_DATABASE_URL | postgresql:///x | must be the address of a PostgreSQL database",
                "PAIGO_MCP_DATABASE_USER | '' | is not set",
                "PAIGO_SEAL_KEYS | '' | every server needs the same keys",
            })
    void refusesADatabaseThatIsHalfSaidOrSaysTooMuch(String name, String value, String expected) {
        assertThat(problems(with(POSTGRES, name, value)))
                .singleElement()
                .asString()
                .startsWith(name + " ")
                .contains(expected);
    }

    @Test
    void refusesAUserWithoutADatabase() {
        assertThat(problems(Map.of("PAIGO_MCP_DATABASE_USER", "x", "PAIGO_MCP_DATABASE_PASSWORD", "hush-hush")))
                .hasSize(2)
                .allMatch(line -> line.contains("without PAIGO_MCP_DATABASE_URL"));
    }

    @Test
    void readsSealKeysInTheirOrderFromAFileWithLines(@TempDir Path folder) throws IOException {
        var other = KEY.replace('A', 'B');
        var file = Files.writeString(folder.resolve("keys"), "k2:" + other + "\r\nk1:" + KEY + "\n\n");

        var keys =
                read(Map.of("PAIGO_SEAL_KEYS_FILE", file.toString())).hosting().sealKeys();

        assertThat(keys).extracting(SealKey::id).containsExactly("k2", "k1");
        assertThat(keys.get(1).key().reveal()).isEqualTo(KEY);
        assertThat(keys.toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                KEY + " | entry 1 is not an id, a colon and a key",
                "a:b:" + KEY + " | entry 1 is not an id, a colon and a key",
                "k1:" + KEY + ",k2: | entry 2 has a key that is not 32 bytes",
                "k1:" + KEY + "AA | entry 1 has a key that is not 32 bytes",
                "k1:*" + KEY + " | entry 1 has a key that is not 32 bytes",
                "k1:" + KEY + " k1:" + KEY + " | entry 2 has the id of an entry before it",
                "k/1:" + KEY + " | entry 1 has an id that is not",
                KEY + "/x:k1 | entry 1 has an id that is not",
                "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | entry 1 has a key that can be guessed",
                ", | entry 1 is empty",
            })
    void refusesWrongSealKeysWithoutQuotingThem(String keys, String expected) {
        assertThat(problems(Map.of("PAIGO_SEAL_KEYS", keys)))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("PAIGO_SEAL_KEYS: entry ") && !line.contains(KEY.substring(1)))
                .anyMatch(line -> line.contains(expected));
    }

    @Test
    void takesRatesProxiesAndASecondPort() {
        var hosting = read(Map.of(
                        "PAIGO_MCP_RATE_PER_PRINCIPAL", "0",
                        "PAIGO_MCP_RATE_PER_ADDRESS", "90",
                        "PAIGO_MCP_TRUSTED_PROXIES", "10.0.0.0/8, ::1 192.0.2.1",
                        "PAIGO_MANAGEMENT_PORT", "8485",
                        "PAIGO_MANAGEMENT_HOST", "0.0.0.0"))
                .hosting();

        assertThat(hosting.rates()).isEqualTo(new RateSettings(0, 90));
        assertThat(hosting.trustedProxies()).hasSize(3);
        assertThat(hosting.management()).isEqualTo(new ManagementSettings("0.0.0.0", 8485));
    }

    @Test
    void takesWhatApplicationsMay() {
        var allowed = read(Map.of(
                        "PAIGO_MCP_REDIRECTS",
                                "MyApp:, other://, http://IDE.internal http://10.0.0.0/8,http://[fd00::7]",
                        "PAIGO_MCP_TRUSTED_APPLICATIONS", "Claude.ai, app.example.com"))
                .hosting()
                .applications();

        assertThat(allowed.redirectSchemes()).containsExactlyInAnyOrder("myapp", "other");
        assertThat(allowed.trustedHosts()).containsExactlyInAnyOrder("claude.ai", "app.example.com");
        assertThat(allowed.allowsPlain("ide.INTERNAL")).isTrue();
        assertThat(allowed.allowsPlain("10.9.8.7")).isTrue();
        assertThat(allowed.allowsPlain("[fd00::7]")).isTrue();
        assertThat(allowed.allowsPlain("[fd00::8]")).isFalse();
        assertThat(allowed.allowsPlain("sub.ide.internal")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAIGO_MCP_RATE_PER_ADDRESS   | many            | must be a whole number",
                "PAIGO_MCP_RATE_PER_PRINCIPAL | -1              | must be a whole number",
                "PAIGO_MCP_RATE_PER_PRINCIPAL | 99999999        | must be a whole number",
                "PAIGO_MCP_TRUSTED_PROXIES    | proxy.internal  | names are not looked up",
                "PAIGO_MCP_TRUSTED_PROXIES    | 10.0.0.0/33     | neither an IP address nor a range",
                "PAIGO_MCP_PRIVATE_ADDRESSES  | on              | documents, identity-provider, or both",
                "PAIGO_MCP_REDIRECTS          | myapp           | neither a scheme such as myapp:",
                "PAIGO_MCP_REDIRECTS          | javascript:     | neither a scheme such as myapp:",
                "PAIGO_MCP_REDIRECTS          | https://a.com   | https needs no entry",
                "PAIGO_MCP_TRUSTED_APPLICATIONS | https://a.com | which is no host",
                "PAIGO_MANAGEMENT_PORT        | x               | must be a whole number",
                "PAIGO_MANAGEMENT_PORT        | 8484            | choose another",
                "PAIGO_MANAGEMENT_HOST        | 127.0.0.1       | PAIGO_MANAGEMENT_PORT is not",
            })
    void refusesValuesThatCannotBe(String name, String value, String expected) {
        assertThat(problems(Map.of(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + " ")
                .contains(expected);
    }
}

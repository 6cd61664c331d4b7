package dev.paigomcp.config;

import static dev.paigomcp.config.ExampleSettings.SANDBOX;
import static dev.paigomcp.config.ExampleSettings.account;
import static dev.paigomcp.config.ExampleSettings.problems;
import static dev.paigomcp.config.ExampleSettings.read;
import static dev.paigomcp.config.ExampleSettings.sandboxAnd;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingValuesTest {
    @Test
    void readsFilesWithoutTheirLastLineBreak(@TempDir Path folder) throws IOException {
        var id = Files.writeString(folder.resolve("id"), "me\n");
        var secret = Files.writeString(folder.resolve("secret"), "hush-hush\r\n");

        var settings = read(Map.of(
                "PAIGO_ENVIRONMENT", "production",
                "PAIGO_CLIENT_ID_FILE", id.toString(),
                "PAIGO_CLIENT_SECRET_FILE", secret.toString()));

        var credentials = account(settings).credentials();
        assertThat(credentials.clientId()).isEqualTo("me");
        assertThat(credentials.clientSecret().reveal()).isEqualTo("hush-hush");
    }

    @Test
    void refusesAValueBesideItsFile(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "hush-hush");

        assertThat(problems(sandboxAnd("PAIGO_CLIENT_SECRET_FILE", secret.toString())))
                .singleElement()
                .asString()
                .contains("PAIGO_CLIENT_SECRET and PAIGO_CLIENT_SECRET_FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "."})
    void refusesAFileThatCannotBeRead(String name, @TempDir Path folder) {
        var env = new HashMap<>(SANDBOX);
        env.remove("PAIGO_CLIENT_SECRET");
        env.put("PAIGO_CLIENT_SECRET_FILE", folder.resolve(name).toString());

        assertThat(problems(env)).singleElement().asString().contains("PAIGO_CLIENT_SECRET_FILE", name);
    }

    @Test
    void tellsOnlyThatTheFileCannotBeRead() {
        assertThat(problems(Map.of("PAIGO_ENVIRONMENT_FILE", "/nowhere/at/all")))
                .singleElement()
                .asString()
                .contains("PAIGO_ENVIRONMENT_FILE", "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b"})
    void refusesAValueThatIsEmptyOrHasLineBreaks(String value) {
        assertThat(problems(sandboxAnd("PAIGO_CLIENT_SECRET", value)))
                .singleElement()
                .asString()
                .startsWith("PAIGO_CLIENT_SECRET ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999999999", "8484x", "0x10", "\u0663"})
    void refusesAPortThatIsNone(String port) {
        assertThat(problems(Map.of("PAIGO_MCP_PORT", port)))
                .singleElement()
                .asString()
                .contains("PAIGO_MCP_PORT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.example.com",
                "ftp://example.com",
                "https://",
                "https://user:hush-hush@example.com",
                "https://example.com?x=hush-hush",
                "https://exa mple.com",
                "http://127.0.0.1.example.com",
                "https://example.com:65536"
            })
    void refusesAnAddressThatIsNone(String url) {
        assertThat(problems(sandboxAnd("PAIGO_BASE_URL", url)))
                .singleElement()
                .asString()
                .startsWith("PAIGO_BASE_URL ");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:80, http://127.0.0.1:80", "https://example.com/v1/, https://example.com/v1"})
    void takesAnAddressWithoutItsLastSlash(String given, String read) {
        assertThat(account(read(sandboxAnd("PAIGO_BASE_URL", given))).baseUrl()).isEqualTo(URI.create(read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local host", "http://localhost", "localhost:8484", "127.0.0.1/8"})
    void refusesAHostThatIsNone(String host) {
        assertThat(problems(Map.of("PAIGO_MCP_HOST", host)))
                .singleElement()
                .asString()
                .contains("PAIGO_MCP_HOST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://app.example.com | https://app.example.com",
                "HTTPS://App.Example.com:443 | https://app.example.com",
                "https://app.example.com:8443 | https://app.example.com:8443",
                "http://localhost:6274 | http://localhost:6274",
                "http://[::1]:80 | http://[::1]"
            })
    void readsAnOriginAsBrowsersWriteIt(String given, String read) {
        assertThat(read(Map.of("PAIGO_MCP_CORS_ORIGINS", given)).corsOrigins()).containsExactly(read);
    }

    @Test
    void readsSeveralOriginsAndNoneUnlessSaid() {
        assertThat(read(Map.of("PAIGO_MCP_CORS_ORIGINS", " https://a.example, https://b.example https://c.example "))
                        .corsOrigins())
                .containsExactlyInAnyOrder("https://a.example", "https://b.example", "https://c.example");
        assertThat(read(Map.of()).corsOrigins()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | name each origin in full",
                "https://*.example.com | name each origin in full",
                "null | is not an origin",
                "app.example.com | is not an origin",
                "file:///x | is not an origin",
                "https://app.example.com:65536 | is not an origin",
                "https://app.example.com/ | without a slash",
                "https://app.example.com/mcp | without a slash",
                "https://me:hush-hush@app.example.com | without a slash",
                "https://app.example.com?hush-hush | without a slash",
                "http://app.example.com | must start with https://",
                "https://a.example,,https://b.example | is not an origin",
                "https://a_b[ | is not an origin"
            })
    void refusesAnOriginThatIsNone(String given, String why) {
        assertThat(problems(Map.of("PAIGO_MCP_CORS_ORIGINS", given)))
                .singleElement()
                .asString()
                .startsWith("PAIGO_MCP_CORS_ORIGINS ")
                .contains(why);
    }
}

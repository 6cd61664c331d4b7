package dev.paigomcp.config;

import static dev.paigomcp.config.ExampleSettings.SANDBOX;
import static dev.paigomcp.config.ExampleSettings.account;
import static dev.paigomcp.config.ExampleSettings.problems;
import static dev.paigomcp.config.ExampleSettings.read;
import static dev.paigomcp.config.ExampleSettings.sandboxAnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.config.AccountSettings.Demo;
import dev.paigomcp.config.AccountSettings.ListedAccounts;
import dev.paigomcp.config.AccountSettings.SingleAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsReaderTest {
    @Test
    void startsTheDemoWhenNothingIsSaid() {
        var settings = read(Map.of("PATH", "/bin", "HOME", "/root"));

        assertThat(settings.accounts()).isEqualTo(new Demo());
        assertThat(settings.environment()).contains(Environment.demo);
        assertThat(settings.writesAllowed()).isTrue();
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8484);
        assertThat(settings.publicUrl()).isNull();
    }

    @Test
    void startsTheDemoWhenOnlyTheServerItselfIsSetUp() {
        var settings = read(Map.of("PAIGO_MCP_PORT", "0", "PAIGO_MCP_HOST", "::1"));

        assertThat(settings.environment()).contains(Environment.demo);
        assertThat(settings.port()).isZero();
    }

    @Test
    void knowsWherePaigoIs() {
        var settings = read(SANDBOX);

        assertThat(settings.environment()).contains(Environment.sandbox);
        assertThat(account(settings).credentials().clientId()).isEqualTo("me");
        assertThat(account(settings).credentials().clientSecret().reveal()).isEqualTo("hush-hush");
        assertThat(account(settings).baseUrl()).isEqualTo(URI.create("https://api.prod.paigo.tech"));
        assertThat(account(settings).tokenUrl()).isEqualTo(URI.create("https://auth.paigo.tech/oauth/token"));
        assertThat(account(settings).audience()).isEqualTo("https://qnonyh1pc7.execute-api.us-east-1.amazonaws.com");
    }

    @Test
    void neverPrintsTheSecret() {
        assertThat(read(SANDBOX).toString()).contains("(hidden)").doesNotContain("hush-hush");
    }

    @ParameterizedTest
    @CsvSource({"production,,false", "sandbox,,true", "production,on,true", "sandbox,off,false"})
    void keepsProductionReadOnlyUntilWritesAreSwitchedOn(String environment, String writes, boolean allowed) {
        var env = new HashMap<>(SANDBOX);
        env.put("PAIGO_ENVIRONMENT", environment);
        if (writes != null) {
            env.put("PAIGO_WRITES", writes);
        }

        assertThat(read(env).writesAllowed()).isEqualTo(allowed);
    }

    @Test
    void letsFlagsGoBeforeVariables(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "other");

        var settings = SettingsReader.read(
                sandboxAnd("PAIGO_MCP_PORT", "1"),
                Map.of("--port", "2", "--environment", "production", "--client-secret-file", secret.toString()));

        assertThat(settings.port()).isEqualTo(2);
        assertThat(settings.environment()).contains(Environment.production);
        assertThat(account(settings).credentials().clientSecret().reveal()).isEqualTo("other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAIGO_CLIENT_ID=me | PAIGO_ENVIRONMENT, PAIGO_CLIENT_SECRET",
                "PAIGO_CLIENT_SECRET=hush-hush | PAIGO_ENVIRONMENT, PAIGO_CLIENT_ID",
                "PAIGO_CLIENT_ID=me PAIGO_CLIENT_SECRET=hush-hush | PAIGO_ENVIRONMENT",
                "PAIGO_ENVIRONMENT=production | PAIGO_CLIENT_ID, PAIGO_CLIENT_SECRET",
                "PAIGO_ENVIRONMENT=production PAIGO_CLIENT_ID=me | PAIGO_CLIENT_SECRET",
                "PAIGO_ENVIRONMENT=sandbox PAIGO_CLIENT_SECRET=hush-hush | PAIGO_CLIENT_ID",
                "PAIGO_WRITES=on | PAIGO_ENVIRONMENT",
                "PAIGO_BASE_URL=https://example.com | PAIGO_ENVIRONMENT",
                "PAIGO_ENVIRONMENT=demo PAIGO_CLIENT_ID=me | PAIGO_CLIENT_ID",
                "PAIGO_ENVIRONMENT=demo PAIGO_TOKEN_URL=https://example.com | PAIGO_TOKEN_URL",
                "PAIGO_ENVIRONMENT=demo PAIGO_AUDIENCE=x PAIGO_BASE_URL=https://x | PAIGO_BASE_URL, PAIGO_AUDIENCE"
            })
    void refusesWhatIsHalfSaid(String given, String named) {
        var env = new HashMap<String, String>();
        for (var pair : given.split(" ")) {
            env.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }

        assertThat(problems(env).stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactly(named.split(", "));
    }

    @Test
    void tellsEveryProblemAtOnce() {
        var problems = problems(Map.of(
                "PAIGO_ENVIRONMENT", "prodution",
                "PAIGO_CLIENT_SECRET", "hush-hush",
                "PAIGO_CLIENT_SECRT", "hush-hush",
                "PAIGO_MCP_PORT", "http",
                "PAIGO_WRITES", "yes",
                "PAIGO_BASE_URL", "http://api.example.com"));

        assertThat(problems)
                .hasSize(6)
                .anyMatch(line -> line.matches("PAIGO_CLIENT_SECRT .*did you mean PAIGO_CLIENT_SECRET\\?.*"))
                .anyMatch(line -> line.matches("PAIGO_ENVIRONMENT .*\"prodution\"; did you mean \"production\"\\?"))
                .anyMatch(line -> line.matches("PAIGO_CLIENT_ID .*"))
                .anyMatch(line -> line.matches("PAIGO_MCP_PORT .*65535.*"))
                .anyMatch(line -> line.matches("PAIGO_WRITES must be on or off.*"))
                .anyMatch(line -> line.matches("PAIGO_BASE_URL must start with https://.*"));
    }

    @Test
    void refusesAnUnknownVariableEvenWhenAllElseIsRight() {
        assertThat(problems(sandboxAnd("PAIGO_CLIENTID", "x")))
                .singleElement()
                .asString()
                .contains("PAIGO_CLIENTID", "did you mean PAIGO_CLIENT_ID?");
    }

    @Test
    void refusesAnUnknownFlag() {
        assertThat(problems(Map.of(), Map.of("--prot", "1")))
                .singleElement()
                .asString()
                .contains("--prot", "did you mean --port?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "example.com"})
    void listensBeyondThisMachineOnlyWithASignIn(String host) {
        var env = sandboxAnd("PAIGO_MCP_HOST", host);
        env.put("PAIGO_MCP_PUBLIC_URL", "https://mcp.example.com");

        assertThat(problems(env))
                .singleElement()
                .asString()
                .contains("PAIGO_MCP_HOST is " + host, "the mode local has no sign-in", "PAIGO_MCP_MODE");
        assertThat(read(signedIn("tokens", "PAIGO_MCP_HOST", host)).host()).isEqualTo(host);
    }

    @Test
    void startsNoDemoBeyondThisMachine() {
        assertThat(problems(Map.of("PAIGO_MCP_HOST", "0.0.0.0", "PAIGO_ENVIRONMENT", "demo")))
                .singleElement()
                .asString()
                .contains("PAIGO_MCP_HOST is 0.0.0.0");
    }

    @Test
    void letsAProxyOfThisMachineShowTheModeLocal() {
        var settings = read(Map.of("PAIGO_MCP_PUBLIC_URL", "https://mcp.example.com"));

        assertThat(settings.mode()).isEqualTo(Mode.local);
        assertThat(settings.environment()).contains(Environment.demo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens", "oauth", "external"})
    void takesTheAccountsFromAFileWhereCallersSignIn(String mode) {
        var settings = read(signedIn(mode, "PAIGO_WRITES", "off"));

        assertThat(settings.mode()).isEqualTo(Mode.valueOf(mode));
        assertThat(settings.accounts()).isEqualTo(new ListedAccounts(Mode.valueOf(mode), Path.of("accounts.yaml")));
        assertThat(settings.environment()).isEmpty();
        assertThat(settings.writesAllowed()).isFalse();
        assertThat(settings.publicUrl().resource()).isEqualTo(URI.create("https://mcp.example.com/mcp"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://MCP.example.com/, https://mcp.example.com/mcp",
        "https://example.com/paigo, https://example.com/paigo/mcp",
        "https://example.com/paigo/mcp, https://example.com/paigo/mcp",
        "http://127.0.0.1:8484, http://127.0.0.1:8484/mcp"
    })
    void namesTheResourceByThePublicAddress(String publicUrl, String resource) {
        assertThat(read(signedIn("tokens", "PAIGO_MCP_PUBLIC_URL", publicUrl))
                        .publicUrl()
                        .resource())
                .isEqualTo(URI.create(resource));
    }

    @Test
    void refusesAnAccountOfTheSettingsWhereCallersSignIn() {
        var env = signedIn("external", "PAIGO_CLIENT_ID", "me");
        env.put("PAIGO_CLIENT_SECRET", "hush-hush");
        env.put("PAIGO_ENVIRONMENT", "sandbox");

        assertThat(problems(env))
                .hasSize(3)
                .allMatch(line -> line.contains(" has no place in the mode external"))
                .allMatch(line -> line.contains("PAIGO_MCP_ACCOUNTS"));
    }

    @Test
    void namesWhatAModeNeeds() {
        assertThat(problems(Map.of("PAIGO_MCP_MODE", "tokens")))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("PAIGO_MCP_PUBLIC_URL is not set"))
                .anyMatch(line -> line.startsWith("PAIGO_MCP_ACCOUNTS is not set"));
        assertThat(problems(Map.of("PAIGO_MCP_MODE", "token")))
                .singleElement()
                .asString()
                .contains("PAIGO_MCP_MODE must be local, tokens, oauth or external", "did you mean \"tokens\"?");
        assertThat(problems(Map.of("PAIGO_MCP_ACCOUNTS", "accounts.yaml")))
                .singleElement()
                .asString()
                .contains("PAIGO_MCP_ACCOUNTS has no place in the mode local");
    }

    private static Map<String, String> signedIn(String mode, String name, String value) {
        var env = new HashMap<>(Map.of(
                "PAIGO_MCP_MODE",
                mode,
                "PAIGO_MCP_PUBLIC_URL",
                "https://mcp.example.com",
                "PAIGO_MCP_ACCOUNTS",
                "accounts.yaml"));
        env.put(name, value);
        return env;
    }

    @Test
    void tellsWhatResultsLookLikeUnlessSwitchedOff() {
        assertThat(read(Map.of()).outputSchemas()).isTrue();
        assertThat(read(Map.of("PAIGO_MCP_OUTPUT_SCHEMAS", "off")).outputSchemas())
                .isFalse();
        assertThat(SettingsReader.read(Map.of("PAIGO_MCP_OUTPUT_SCHEMAS", "off"), Map.of("--output-schemas", "on"))
                        .outputSchemas())
                .isTrue();
        assertThat(problems(Map.of("PAIGO_MCP_OUTPUT_SCHEMAS", "no")))
                .containsExactly("PAIGO_MCP_OUTPUT_SCHEMAS must be on or off, not \"no\"");
    }

    @Test
    void checksWritesByReadsUnlessSwitchedOff() {
        assertThat(read(Map.of()).checks()).isTrue();
        assertThat(read(Map.of("PAIGO_CHECKS", "off")).checks()).isFalse();
        assertThat(SettingsReader.read(Map.of("PAIGO_CHECKS", "off"), Map.of("--checks", "on"))
                        .checks())
                .isTrue();
        assertThat(problems(Map.of("PAIGO_CHECKS", "never")))
                .containsExactly("PAIGO_CHECKS must be on or off, not \"never\"");
    }

    @Test
    void keepsCredentialsAndEnvironmentTogether() {
        var account = account(read(SANDBOX));

        assertThatThrownBy(() -> new SingleAccount(
                        Environment.demo,
                        account.baseUrl(),
                        account.tokenUrl(),
                        account.audience(),
                        account.credentials()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNobodySignInWithoutAPublicAddress() {
        var listed = new ListedAccounts(Mode.tokens, Path.of("accounts.yaml"));
        var hosting = read(Map.of()).hosting();

        assertThatThrownBy(() -> new Settings(
                        listed, true, true, "x", 0, null, true, Set.of(), OutboundSettings.DIRECT, hosting))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListedAccounts(Mode.local, Path.of("accounts.yaml")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

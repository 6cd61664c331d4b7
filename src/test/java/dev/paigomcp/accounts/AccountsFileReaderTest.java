package dev.paigomcp.accounts;

import static dev.paigomcp.accounts.GivenAccountsFile.HASH;
import static dev.paigomcp.accounts.GivenAccountsFile.SECRET;
import static dev.paigomcp.accounts.GivenAccountsFile.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Mode;
import dev.paigomcp.mapping.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of an accounts file, and how much of it at most. */
final class AccountsFileReaderTest {
    private GivenAccountsFile given;

    @BeforeEach
    void start(@TempDir Path folder) {
        given = new GivenAccountsFile(folder);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"tokens", "external", "oauth"})
    void readsAFileThatSaysEverything(Mode mode) {
        var file = given.read(with("", ""), mode);

        var acme = file.find("acme").orElseThrow();
        var paigo = Objects.requireNonNull(acme.paigo());
        assertThat(acme.name()).isEqualTo("Acme Inc.");
        assertThat(acme.environment()).isEqualTo(Environment.production);
        assertThat(acme.writes()).as("off in production unless said").isFalse();
        assertThat(paigo.clientSecret().reveal()).isEqualTo(SECRET);
        assertThat(paigo.baseUrl()).isEqualTo(URI.create("https://api.prod.paigo.tech"));
        assertThat(file.find("demo").orElseThrow().writes()).isTrue();
        assertThat(file.find("demo").orElseThrow().name()).isEqualTo("demo");
        assertThat(file.tokens()).containsExactly(new AccountsFile.Token("ci", HASH, "acme", Set.of(Scope.read)));
        assertThat(file.rules())
                .containsExactly(
                        new AccessRules.Rule("groups", "finance", "acme", EnumSet.of(Scope.read, Scope.money), false));
        var client =
                Objects.requireNonNull(Objects.requireNonNull(file.provider()).client());
        assertThat(client.secret().reveal()).isEqualTo(SECRET);
        assertThat(Objects.requireNonNull(file.ownAccounts()).environment()).isEqualTo(Environment.sandbox);
        assertThat(file.toString()).doesNotContain(SECRET);
    }

    @Test
    void takesAddressesOfItsOwnForEachPart() {
        var places = ", baseUrl: https://api.example.com/, tokenUrl: https://auth.example.com/token, audience: other}";
        var name = "n".repeat(60);
        var file = given.read(
                with("clientSecretFile: secret}\n  demo", "clientSecretFile: secret" + places + "\n  demo")
                        .replace("{environment: sandbox}", "{environment: sandbox" + places)
                        .replace("name: Acme Inc.", "name: " + name)
                        .replace("clientId: us,", "clientId: us, audience: them, jwksUrl: https://idp.example.com/k,"),
                Mode.oauth);

        var acme = file.find("acme").orElseThrow();
        var paigo = Objects.requireNonNull(acme.paigo());
        assertThat(acme.name()).as("as long as a name may be").isEqualTo(name);
        assertThat(paigo.baseUrl()).isEqualTo(URI.create("https://api.example.com"));
        assertThat(paigo.tokenUrl()).isEqualTo(URI.create("https://auth.example.com/token"));
        assertThat(paigo.audience()).isEqualTo("other");
        var own = Objects.requireNonNull(file.ownAccounts());
        assertThat(own.tokenUrl()).isEqualTo(paigo.tokenUrl());
        assertThat(own.audience()).isEqualTo("other");
        var provider = Objects.requireNonNull(file.provider());
        assertThat(provider.jwksUrl()).isEqualTo(URI.create("https://idp.example.com/k"));
        assertThat(provider.audience()).isEqualTo("them");
    }

    @Test
    void needsNoAccountsWherePeopleBringTheirOwn() {
        assertThat(Objects.requireNonNull(given.read("{version: 1, ownAccounts: {environment: production}}", Mode.oauth)
                                .ownAccounts())
                        .writes())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"tokens", "external", "oauth"})
    void readsTheExampleOfTheDocs(Mode mode) throws IOException {
        var docs = Path.of(System.getProperty("project.root")).resolve("docs");
        var example = Files.readString(docs.resolve("accounts.example.yaml"));
        given.secret("acme-secret");
        given.secret("idp-secret");

        var file = given.read(example, mode);

        assertThat(file.accounts()).isNotEmpty();
        assertThat(file.tokens()).isNotEmpty();
        assertThat(file.rules()).isNotEmpty();
    }

    @Test
    void boundsATextAndWhatIsShownOfAKey() {
        var longest = "x".repeat(2000);
        assertThat(given.read(with("has: finance", "has: " + longest), Mode.external)
                        .rules())
                .singleElement()
                .extracting(AccessRules.Rule::has)
                .isEqualTo(longest);
        assertThat(given.mistakes(with("has: finance", "has: x" + longest), Mode.external))
                .anyMatch(line -> line.startsWith("9: error: has of an entry of rules must be one line of text"));

        var key = "k".repeat(40);
        assertThat(given.mistakes("version: 1\n" + key + ": 1\nk" + key + ": 1", Mode.local))
                .anyMatch(line -> line.startsWith("2: error: the file has the unknown key \"" + key + "\""))
                .anyMatch(line -> line.startsWith("3: error: the file has the unknown key \"...\""));
    }

    @ParameterizedTest
    @CsvSource({"[, ]", "'{a: ', '}'"})
    void boundsHowDeepAFileIs(String open, String close) {
        var deepest = open.repeat(19) + "1" + close.repeat(19);
        assertThat(given.mistakes("version: 1\nodd: " + deepest, Mode.local))
                .singleElement()
                .asString()
                .contains("the unknown key \"odd\"");
        assertThat(given.mistakes("version: 1\nodd: " + open + deepest + close, Mode.local))
                .singleElement()
                .asString()
                .contains("this is not YAML");
    }

    /** Seven lines that stand for a million entries; the library itself refuses more than fifty such aliases. */
    @Test
    void boundsWhatAFileMakesOfItsAliases() {
        var file = new StringBuilder("a0: &a0 x\n");
        for (var n = 1; n < 7; n++) {
            var before = "*a" + (n - 1);
            file.append("a" + n + ": &a" + n + " [" + (before + ", ").repeat(9) + before + "]\n");
        }

        assertThat(given.mistakes(file.toString(), Mode.local))
                .singleElement()
                .asString()
                .contains("this is not YAML");
    }
}

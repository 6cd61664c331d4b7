package dev.paigomcp.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Mode;
import dev.paigomcp.mapping.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountsFileReaderTest {
    private static final String SECRET = "hush-hush-4711";
    private static final String HASH = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    @BeforeEach
    void secret() throws IOException {
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    private AccountsFile read(String text, Mode mode) {
        try {
            return AccountsFileReader.read(Files.writeString(folder.resolve("accounts.yaml"), text), mode);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The mistakes, each without the path of the file in front of it. */
    private List<String> mistakes(String text, Mode mode) {
        try {
            throw new AssertionError("read " + read(text, mode));
        } catch (ConfigException e) {
            var file = folder.resolve("accounts.yaml") + ":";
            assertThat(e.getMessage()).doesNotContain(SECRET, "Exception", "org.snakeyaml");
            return e.getMessage()
                    .lines()
                    .map(line -> {
                        assertThat(line).startsWith(file);
                        return line.substring(file.length());
                    })
                    .toList();
        }
    }

    /** A good file with a part put in the place of another. */
    private static String with(String part, String other) {
        var good = """
            version: 1
            accounts:
              acme: {name: Acme Inc., environment: production, clientId: me, clientSecretFile: secret}
              demo: {environment: demo}
            tokens:
            - {name: ci, sha256: %s, account: acme, scopes: [paigo:read]}
            identityProvider: {issuer: https://idp.example.com, clientId: us, clientSecretFile: secret}
            rules:
            - {claim: groups, has: finance, account: acme, scopes: [paigo:read, paigo:money]}
            ownAccounts: {environment: sandbox}
            """.formatted(HASH);
        assertThat(good).contains(part);
        return good.replace(part, other);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"tokens", "external", "oauth"})
    void readsAFileThatSaysEverything(Mode mode) {
        var file = read(with("", ""), mode);

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "version: 1 | version: 3 | 1: error: version must be 1 or 2",
                "version: 1 | # | 2: error: the file has no version; hint: add it",
                "rules: | rulez: | 8: error: the file has the unknown key \"rulez\"; hint: did you mean \"rules\"?",
                "demo: {environment: demo} | demo: {environment: demo, wites: on} | 4: error: the account demo has the"
                        + " unknown key \"wites\"; hint: did you mean \"writes\"?",
                "demo: {environment: demo} | demo: {environment: dmo} | 4: error: environment of the account demo must"
                        + " be production or sandbox or demo, not \"dmo\"; hint: did you mean \"demo\"?",
                "demo: {environment: demo} | demo: {} | 4: error: the account demo has no environment",
                "demo: {environment: demo} | demo: x | 4: error: the account demo must have keys",
                "demo: {environment: demo} | demo: {environment: demo, clientId: me} | 4: error: clientId has no place"
                        + " in the demo",
                "demo: {environment: demo} | demo: {environment: demo, writes: yes} | 4: error: writes of the account"
                        + " demo must be on or off, not \"yes\"",
                "demo: {environment: demo} | acme: {environment: demo} | 4: error: the key \"acme\" stands here twice",
                "demo: {environment: demo} | De mo: {environment: demo} | 4: error: an account has an id that is none",
                "name: Acme Inc. | name: ~1234567890123456789012345678901234567890123456789012345678901~ | 3: error:"
                        + " the name of the account acme is longer than 60 characters",
                "clientId: me, clientSecretFile: secret} | clientSecretFile: secret} | 3: error: the account acme has"
                        + " no clientId",
                "clientId: me, clientSecretFile: secret} | clientId: me} | 3: error: the account acme has no"
                        + " clientSecretFile",
                "clientId: me, clientSecretFile: secret} | clientId: me, clientSecretFile: gone} | 3: error:"
                        + " clientSecretFile names gone, which cannot be read",
                "clientId: me, clientSecretFile: secret} | clientId: me, clientSecretFile: accounts.yaml} | 3: error:"
                        + " clientSecretFile names accounts.yaml, which is empty, too large or has several lines",
                "clientId: me, | clientId: me, baseUrl: http://api.example.com, | 3: error: baseUrl of the account"
                        + " acme must start with https://",
                "account: acme, scopes: [paigo:read]} | account: acne, scopes: [paigo:read]} | 6: error: there is no"
                        + " account \"acne\"; hint: did you mean \"acme\"?",
                "scopes: [paigo:read]} | scopes: [paigo:reed]} | 6: error: scopes has an entry that is none of"
                        + " paigo:read, paigo:write, paigo:money; hint: did you mean \"paigo:read\"?",
                "scopes: [paigo:read]} | scopes: [paigo:usage]} | 6: error: paigo:usage is a scope of version 2 of this"
                        + " file; in version 1 paigo:write includes it; hint: leave it out, or write version: 2",
                "scopes: [paigo:read]} | scopes: []} | 6: error: scopes must be a list",
                "scopes: [paigo:read]} | scopes: paigo:read} | 6: error: scopes must be a list",
                ", scopes: [paigo:read]} | , scops: [paigo:read]} | 6: error: an entry of tokens has the unknown key"
                        + " \"scops\"; hint: did you mean \"scopes\"?",
                "name: ci | name: the token of ci | 6: error: the name of a token must be letters",
                "sha256: 0123 | sha256: hush-hush-4711-0123 | 6: error: sha256 must be the SHA-256 of the token, 64"
                        + " digits in hex",
                "issuer: https://idp.example.com | issuer: idp.example.com | 7: error: issuer of identityProvider must"
                        + " be an address",
                "issuer: https://idp.example.com, | ~~ | 7: error: identityProvider has no issuer",
                "issuer: https://idp.example.com, clientId: us, | issuer: https://idp.example.com, | 7: error:"
                        + " identityProvider has a clientSecretFile and no clientId",
                "account: acme, scopes: [paigo:read, paigo:money] | account: nobody, scopes: [paigo:read] | 9: error:"
                        + " there is no account \"nobody\"; hint: the accounts of this file are: acme, demo",
                "has: finance, | ~~ | 9: error: an entry of rules has no has",
                "claim: groups, | claim: ~~, | 9: error: claim of an entry of rules must be one line of text, not"
                        + " empty",
                "ownAccounts: {environment: sandbox} | ownAccounts: {environment: demo} | 10: error: environment of"
                        + " ownAccounts must be production or sandbox, not \"demo\"",
                "ownAccounts: {environment: sandbox} | ownAccounts: {environment: sandbox, wirtes: off} | 10: error:"
                        + " ownAccounts has the unknown key \"wirtes\"; hint: did you mean \"writes\"?",
                "{claim: groups, | {claim: groups, trustsEmail: on, | 9: error: an entry of rules has the unknown key"
                        + " \"trustsEmail\"; hint: did you mean \"trustEmail\"?",
                "{claim: groups, | {claim: email, trustEmail: true, | 9: error: trustEmail of an entry of rules must be"
                        + " on or off, not \"true\"",
                "issuer: https://idp.example.com, | issuer: https://idp.example.com, audiance: x, | 7: error:"
                        + " identityProvider has the unknown key \"audiance\"; hint: did you mean \"audience\"?",
                "version: 1 | version: [1 | 2: error: this is not YAML",
                "version: 1 | [1]: 1 | 1: error: a key must be a word"
            })
    void namesEachMistakeWithItsLine(String part, String other, String mistake) {
        assertThat(mistakes(with(part, other == null ? "" : other.replace("~", "'")), Mode.tokens))
                .as("among the mistakes")
                .anyMatch(line -> line.startsWith(mistake));
    }

    @Test
    void takesAddressesOfItsOwnForEachPart() {
        var places = ", baseUrl: https://api.example.com/, tokenUrl: https://auth.example.com/token, audience: other}";
        var name = "n".repeat(60);
        var file = read(
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
    void tellsEveryMistakeAtOnceInTheOrderOfTheFile() {
        var mistakes = mistakes("""
            version: 1
            accounts:
              acme: {environment: sandbox, clientId: me, clientSecretFile: gone, wites: on}
            tokens:
            - {name: ci, sha256: x, account: acmee, scopes: [read]}
            - {name: ci, sha256: %s, account: acme, scopes: [paigo:read]}
            - {name: cd, sha256: %s, account: acme, scopes: [paigo:read]}
            """.formatted(HASH, HASH), Mode.tokens);

        assertThat(mistakes.stream().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly("3", "3", "5", "5", "5", "6", "7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tokens | accounts, tokens",
                "external | accounts, identityProvider, rules",
                "oauth | accounts, identityProvider, rules"
            })
    void namesWhatTheModeNeeds(Mode mode, String parts) {
        var needed = parts.split(", ");
        assertThat(mistakes("version: 1", mode)).hasSize(needed.length);
        for (var part : needed) {
            var fix = mode == Mode.oauth ? "add it, or ownAccounts alone, " : "add it";
            assertThat(mistakes("version: 1", mode))
                    .anyMatch(line -> line.startsWith(
                            "1: error: the mode " + mode + " needs " + part + ", and the file has none; hint: " + fix));
        }
    }

    @Test
    void saysWhatMustBeAList() {
        assertThat(mistakes(with("tokens:\n", "tokens: none\nunused:\n"), Mode.external))
                .anyMatch(line -> line.startsWith("5: error: tokens must be a list"));
    }

    @Test
    void boundsATextAndWhatIsShownOfAKey() {
        var longest = "x".repeat(2000);
        assertThat(read(with("has: finance", "has: " + longest), Mode.external).rules())
                .singleElement()
                .extracting(AccessRules.Rule::has)
                .isEqualTo(longest);
        assertThat(mistakes(with("has: finance", "has: x" + longest), Mode.external))
                .anyMatch(line -> line.startsWith("9: error: has of an entry of rules must be one line of text"));

        var key = "k".repeat(40);
        assertThat(mistakes("version: 1\n" + key + ": 1\nk" + key + ": 1", Mode.local))
                .anyMatch(line -> line.startsWith("2: error: the file has the unknown key \"" + key + "\""))
                .anyMatch(line -> line.startsWith("3: error: the file has the unknown key \"...\""));
    }

    @ParameterizedTest
    @CsvSource({"[, ]", "'{a: ', '}'"})
    void boundsHowDeepAFileIs(String open, String close) {
        var deepest = open.repeat(19) + "1" + close.repeat(19);
        assertThat(mistakes("version: 1\nodd: " + deepest, Mode.local))
                .singleElement()
                .asString()
                .contains("the unknown key \"odd\"");
        assertThat(mistakes("version: 1\nodd: " + open + deepest + close, Mode.local))
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

        assertThat(mistakes(file.toString(), Mode.local))
                .singleElement()
                .asString()
                .contains("this is not YAML");
    }

    @Test
    void needsNoAccountsWherePeopleBringTheirOwn() {
        assertThat(Objects.requireNonNull(read("{version: 1, ownAccounts: {environment: production}}", Mode.oauth)
                                .ownAccounts())
                        .writes())
                .isFalse();
    }

    @Test
    void needsAClientOfTheIdentityProviderToSignPeopleInThere() {
        assertThat(mistakes(with(", clientId: us, clientSecretFile: secret}\nrules", "}\nrules"), Mode.oauth))
                .singleElement()
                .asString()
                .contains("the mode oauth needs a clientId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "a: &a [*a]", "a: [b", "x", "{version: 1, <<: 2}"})
    void saysThatAnOddFileIsNone(String text) {
        assertThat(mistakes(text, Mode.tokens)).isNotEmpty();
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> AccountsFileReader.read(folder.resolve("gone.yaml"), Mode.tokens))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("gone.yaml cannot be read", "PAIGO_MCP_ACCOUNTS");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"tokens", "external", "oauth"})
    void readsTheExampleOfTheDocs(Mode mode) throws IOException {
        var docs = Path.of(System.getProperty("project.root")).resolve("docs");
        var example = Files.readString(docs.resolve("accounts.example.yaml"));
        Files.writeString(folder.resolve("acme-secret"), SECRET);
        Files.writeString(folder.resolve("idp-secret"), SECRET);

        var file = read(example, mode);

        assertThat(file.accounts()).isNotEmpty();
        assertThat(file.tokens()).isNotEmpty();
        assertThat(file.rules()).isNotEmpty();
    }
}

package dev.paigomcp.accounts;

import static dev.paigomcp.accounts.GivenAccountsFile.HASH;
import static dev.paigomcp.accounts.GivenAccountsFile.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the mistakes in an accounts file: each with its line and how to put it right. */
final class AccountsFileMistakesTest {
    private GivenAccountsFile given;

    @BeforeEach
    void start(@TempDir Path folder) {
        given = new GivenAccountsFile(folder);
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
        assertThat(given.mistakes(with(part, other == null ? "" : other.replace("~", "'")), Mode.tokens))
                .as("among the mistakes")
                .anyMatch(line -> line.startsWith(mistake));
    }

    @Test
    void tellsEveryMistakeAtOnceInTheOrderOfTheFile() {
        var mistakes = given.mistakes("""
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
        assertThat(given.mistakes("version: 1", mode)).hasSize(needed.length);
        for (var part : needed) {
            var fix = mode == Mode.oauth ? "add it, or ownAccounts alone, " : "add it";
            assertThat(given.mistakes("version: 1", mode))
                    .anyMatch(line -> line.startsWith(
                            "1: error: the mode " + mode + " needs " + part + ", and the file has none; hint: " + fix));
        }
    }

    @Test
    void saysWhatMustBeAList() {
        assertThat(given.mistakes(with("tokens:\n", "tokens: none\nunused:\n"), Mode.external))
                .anyMatch(line -> line.startsWith("5: error: tokens must be a list"));
    }

    @Test
    void needsAClientOfTheIdentityProviderToSignPeopleInThere() {
        assertThat(given.mistakes(with(", clientId: us, clientSecretFile: secret}\nrules", "}\nrules"), Mode.oauth))
                .singleElement()
                .asString()
                .contains("the mode oauth needs a clientId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "a: &a [*a]", "a: [b", "x", "{version: 1, <<: 2}"})
    void saysThatAnOddFileIsNone(String text) {
        assertThat(given.mistakes(text, Mode.tokens)).isNotEmpty();
    }

    @Test
    void saysThatThereIsNoFile(@TempDir Path folder) {
        assertThatThrownBy(() -> AccountsFileReader.read(folder.resolve("gone.yaml"), Mode.tokens))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("gone.yaml cannot be read", "PAIGO_MCP_ACCOUNTS");
    }
}

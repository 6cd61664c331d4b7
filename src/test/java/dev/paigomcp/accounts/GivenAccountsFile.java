package dev.paigomcp.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a secret in it and the accounts file that a test writes. */
final class GivenAccountsFile {
    static final String SECRET = "hush-hush-4711";
    static final String HASH = "0123456789abcdef".repeat(4);

    private final Path folder;

    GivenAccountsFile(Path folder) {
        this.folder = folder;
        secret("secret");
    }

    /** Writes the secret into a file of that name. */
    void secret(String name) {
        write(name, SECRET + "\n");
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AccountsFile read(String text, Mode mode) {
        return AccountsFileReader.read(write("accounts.yaml", text), mode);
    }

    /** The mistakes, each without the path of the file in front of it. */
    List<String> mistakes(String text, Mode mode) {
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
    static String with(String part, String other) {
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
}

package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.accounts.AccountsFileReader;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.SecretFileAccess;
import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with secrets that other users of the machine can read. */
class SecretFileAccessTest {
    @TempDir
    Path folder;

    private Path secret;

    @BeforeEach
    void writeSecret() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "hush-hush-4711");
        allow(folder, "rwxr-xr-x");
        allow(secret, "rw-r--r--");
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void readSettings() {
        SettingsReader.read(
                Map.of(
                        "PAIGO_ENVIRONMENT", "sandbox",
                        "PAIGO_CLIENT_ID", "client-1",
                        "PAIGO_CLIENT_SECRET_FILE", secret.toString()),
                Map.of());
    }

    private void readAccounts() throws IOException {
        var file = Files.writeString(folder.resolve("accounts.yaml"), """
            version: 1
            accounts:
              acme: {environment: sandbox, clientId: me, clientSecretFile: secret}
            """);
        AccountsFileReader.read(file, Mode.local);
    }

    @Test
    void aFileOfThisUserThatOthersCanReadIsRefusedWithWhatToDo() {
        assertThatThrownBy(this::readSettings)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("PAIGO_CLIENT_SECRET_FILE names " + secret)
                .hasMessageContaining("chmod 600 " + secret)
                .hasMessageNotContaining("hush");
        assertThatThrownBy(this::readAccounts)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(":3: error: clientSecretFile names secret, which other users of this machine can"
                        + " read; hint: chmod 600 ")
                .hasMessageNotContaining("hush");
    }

    @Test
    void aFileThatOthersCannotReadOrReachIsTaken() throws IOException {
        allow(secret, "rw-r-----");
        readSettings();
        readAccounts();

        allow(secret, "rw-r--r--");
        allow(folder, "rwx------");
        readSettings();
        readAccounts();
    }

    /** As mounted secrets are: whoever runs the server cannot mend it. */
    @Test
    void aFileOfSomebodyElseIsToldAndTaken() throws IOException {
        try (var log = new LogLines()) {
            assertThat(new SecretFileAccess("somebody else").fault(secret)).isEmpty();

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains("other users of this machine can read the secret in " + secret);
        }
    }
}

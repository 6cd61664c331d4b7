package dev.paigomcp.accounts;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.PaigoCredentialPolicy;
import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Settings;
import dev.paigomcp.paigo.PaigoAccount;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the file says of Paigo accounts. */
final class AccountSectionReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int LONGEST_NAME = 60;

    private final SecretFiles secrets;
    private final FileProblems out;

    AccountSectionReader(SecretFiles secrets, FileProblems out) {
        this.secrets = secrets;
        this.out = out;
    }

    /** Empty when there is a problem with it. */
    Optional<Account> account(String id, int line, YamlNode node) {
        var keys = new YamlBlock(node, "the account " + id, out);
        if (!ID.matcher(id).matches()) {
            out.add(
                    line,
                    "an account has an id that is none",
                    "use small letters, digits, dots, dashes and underscores, 63 at most");
        }
        var name = keys.text("name");
        if (name != null && name.length() > LONGEST_NAME) {
            out.add(keys.line("name"), "the name of the account " + id + " is longer than 60 characters", "shorten it");
            name = null;
        }
        var environment = environment(keys, List.of("production", "sandbox", "demo"));
        var writes = keys.onOff("writes");
        var paigo = environment == Environment.demo ? demo(keys) : paigo(keys);
        keys.end();
        if (environment == null || (paigo == null && environment != Environment.demo)) {
            return Optional.empty();
        }
        return Optional.of(new Account(
                id,
                name == null ? id : name,
                environment,
                Objects.requireNonNullElse(writes, environment != Environment.production),
                paigo));
    }

    Optional<PaigoCredentialPolicy> own(YamlNode node) {
        var keys = new YamlBlock(node, "ownAccounts", out);
        var environment = environment(keys, List.of("production", "sandbox"));
        var writes = keys.onOff("writes");
        var baseUrl = keys.url("baseUrl");
        var tokenUrl = keys.url("tokenUrl");
        var audience = keys.text("audience");
        keys.end();
        return environment == null
                ? Optional.empty()
                : Optional.of(new PaigoCredentialPolicy(
                        environment,
                        Objects.requireNonNullElse(writes, environment != Environment.production),
                        Objects.requireNonNullElse(baseUrl, Settings.DEFAULT_BASE_URL),
                        Objects.requireNonNullElse(tokenUrl, Settings.DEFAULT_TOKEN_URL),
                        Objects.requireNonNullElse(audience, Settings.DEFAULT_AUDIENCE)));
    }

    private static @Nullable Environment environment(YamlBlock keys, List<String> names) {
        keys.required("environment");
        var word = keys.has("environment") ? keys.word("environment", names) : null;
        return word == null ? null : Environment.valueOf(word);
    }

    private @Nullable PaigoAccount demo(YamlBlock keys) {
        for (var key : List.of("clientId", "clientSecretFile", "baseUrl", "tokenUrl", "audience")) {
            if (keys.node(key).isPresent()) {
                out.add(keys.line(key), key + " has no place in the demo, which never reaches Paigo", "remove it");
            }
        }
        return null;
    }

    private @Nullable PaigoAccount paigo(YamlBlock keys) {
        var clientId = keys.required("clientId");
        var secret = secrets.read(keys, "clientSecretFile");
        var baseUrl = keys.url("baseUrl");
        var tokenUrl = keys.url("tokenUrl");
        var audience = keys.text("audience");
        return clientId == null || secret == null
                ? null
                : new PaigoAccount(
                        Objects.requireNonNullElse(baseUrl, Settings.DEFAULT_BASE_URL),
                        Objects.requireNonNullElse(tokenUrl, Settings.DEFAULT_TOKEN_URL),
                        Objects.requireNonNullElse(audience, Settings.DEFAULT_AUDIENCE),
                        clientId,
                        secret);
    }
}

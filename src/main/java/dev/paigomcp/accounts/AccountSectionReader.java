package dev.paigomcp.accounts;

import dev.paigomcp.auth.Account;
import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Settings;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.SettingNames;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the sections of the file that describe Paigo accounts. */
final class AccountSectionReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int MAX_NAME_LENGTH = 60;

    private final SecretFiles secrets;
    private final FileProblems problems;

    AccountSectionReader(SecretFiles secrets, FileProblems problems) {
        this.secrets = secrets;
        this.problems = problems;
    }

    /**
     * Returns an account, or empty after adding a problem.
     *
     * @param line of its id
     */
    Optional<Account> account(String id, int line, YamlNode node) {
        var block = new YamlBlock(node, "the account " + id, problems);
        if (!ID.matcher(id).matches()) {
            problems.add(
                    line,
                    "an account has an id that is none",
                    "use small letters, digits, dots, dashes and underscores, 63 at most");
        }
        var name = block.text("name");
        if (name != null && name.length() > MAX_NAME_LENGTH) {
            problems.add(
                    block.line("name"),
                    "the name of the account " + id + " is longer than 60 characters",
                    "shorten it");
            name = null;
        }
        var environment = environment(block, List.of("production", "sandbox", "demo"));
        var writes = writes(block, environment);
        var paigo = environment == Environment.demo ? noPaigo(block) : paigo(id, block);
        block.rejectOtherKeys();
        if (environment == null || (paigo == null && environment != Environment.demo)) {
            return Optional.empty();
        }
        return Optional.of(new Account(id, name == null ? id : name, environment, writes, paigo));
    }

    /** Returns what the accounts are like that people bring, or empty after adding a problem. */
    Optional<Account.Template> template(YamlNode node) {
        var block = new YamlBlock(node, "ownAccounts", problems);
        var environment = environment(block, List.of("production", "sandbox"));
        var writes = writes(block, environment);
        var baseUrl = baseUrl(block);
        var tokenUrl = tokenUrl(block);
        var audience = audience(block);
        block.rejectOtherKeys();
        return environment == null
                ? Optional.empty()
                : Optional.of(new Account.Template(environment, writes, baseUrl, tokenUrl, audience));
    }

    private static @Nullable Environment environment(YamlBlock block, List<String> names) {
        block.required("environment");
        var word = block.has("environment") ? block.word("environment", names) : null;
        return word == null ? null : Environment.valueOf(word);
    }

    private static boolean writes(YamlBlock block, @Nullable Environment environment) {
        return Objects.requireNonNullElse(block.onOff("writes"), environment != Environment.production);
    }

    private @Nullable PaigoAccount noPaigo(YamlBlock block) {
        for (var key : List.of("clientId", "clientSecretFile", "baseUrl", "tokenUrl", "audience")) {
            if (block.node(key).isPresent()) {
                problems.add(
                        block.line(key), key + " has no place in the demo, which never reaches Paigo", "remove it");
            }
        }
        return null;
    }

    private @Nullable PaigoAccount paigo(String id, YamlBlock block) {
        var clientId = block.required("clientId");
        var secret = secrets.read(block, "clientSecretFile");
        var baseUrl = baseUrl(block);
        var tokenUrl = tokenUrl(block);
        var audience = audience(block);
        return clientId == null || secret == null
                ? null
                : new PaigoAccount(baseUrl, tokenUrl, audience, clientId, secret, SettingNames.of("the account " + id));
    }

    private static URI baseUrl(YamlBlock block) {
        return Objects.requireNonNullElse(block.url("baseUrl"), Settings.DEFAULT_BASE_URL);
    }

    private static URI tokenUrl(YamlBlock block) {
        return Objects.requireNonNullElse(block.url("tokenUrl"), Settings.DEFAULT_TOKEN_URL);
    }

    private static String audience(YamlBlock block) {
        return Objects.requireNonNullElse(block.text("audience"), Settings.DEFAULT_AUDIENCE);
    }
}

package dev.paigomcp.accounts;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the accounts file (docs/accounts.md). */
public final class AccountsFileReader {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final Map<String, ScopeVersion> VERSIONS = Map.of("1", ScopeVersion.ONE, "2", ScopeVersion.TWO);

    private final Path file;
    private final FileProblems problems;

    private AccountsFileReader(Path file) {
        this.file = file;
        this.problems = new FileProblems(file.toString());
    }

    /**
     * Returns the content of the file.
     *
     * @param mode whose needs the file must meet
     * @throws ConfigException with every mistake, a line each; it contains no secret
     */
    public static AccountsFile read(Path file, Mode mode) {
        return new AccountsFileReader(file).read(mode);
    }

    private AccountsFile read(Mode mode) {
        var root = YamlNode.read(text(), problems);
        problems.throwIfAny();
        var block = new YamlBlock(root.orElseThrow(), "the file", problems);
        var version = version(block);
        var folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        var secrets = new SecretFiles(folder, problems);
        var ids = new LinkedHashSet<String>();
        var accountReader = new AccountSectionReader(secrets, problems);
        var accounts = accounts(block, accountReader, ids);
        var accessReader = new AccessSectionReader(version, ids, secrets, problems);
        var content = new AccountsFile(
                version,
                accounts,
                accessReader.tokens(block.items("tokens")),
                block.node("identityProvider").flatMap(accessReader::provider).orElse(null),
                accessReader.rules(block.items("rules")),
                block.node("ownAccounts").flatMap(accountReader::template).orElse(null));
        block.rejectOtherKeys();
        checkNeeds(block, mode);
        problems.throwIfAny();
        return content;
    }

    private String text() {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new ConfigException("The accounts file " + file + " cannot be read: set PAIGO_MCP_ACCOUNTS or"
                    + " --accounts to a file that this user may read");
        }
        throw new ConfigException("The accounts file " + file + " is larger than 4 MiB: name the right one");
    }

    private ScopeVersion version(YamlBlock block) {
        var version = block.required("version");
        var known = version == null ? null : VERSIONS.get(version);
        if (version != null && known == null) {
            problems.add(block.line("version"), "version must be 1 or 2, the ones that this server knows", "");
        }
        return Objects.requireNonNullElse(known, ScopeVersion.TWO);
    }

    /** @param ids takes all ids, also those of accounts with problems, so that no token or rule is blamed for these */
    private Map<String, Account> accounts(YamlBlock block, AccountSectionReader reader, Set<String> ids) {
        var accounts = new LinkedHashMap<String, Account>();
        block.node("accounts").ifPresent(node -> {
            var entries = new YamlBlock(node, "accounts", problems);
            for (var id : entries.keys()) {
                ids.add(id);
                entries.node(id)
                        .flatMap(account -> reader.account(id, entries.line(id), account))
                        .ifPresent(account -> accounts.put(id, account));
            }
        });
        return accounts;
    }

    /** Adds a problem for each part that the mode needs and the file lacks. Parts for other modes may be there. */
    private void checkNeeds(YamlBlock block, Mode mode) {
        var ofOrganisation = List.of("accounts", "identityProvider", "rules");
        var needed = switch (mode) {
            case local -> List.<String>of();
            case tokens -> List.of("accounts", "tokens");
            case external -> ofOrganisation;
            case oauth ->
                block.has("ownAccounts") && !block.has("identityProvider") ? List.<String>of() : ofOrganisation;
        };
        for (var part : needed) {
            if (!block.has(part)) {
                problems.add(
                        1,
                        "the mode " + mode + " needs " + part + ", and the file has none",
                        mode == Mode.oauth
                                ? "add it, or ownAccounts alone, so that people bring accounts of their own"
                                : "add it");
            }
        }
        var lacksClient = block.node("identityProvider")
                .flatMap(YamlNode::asFields)
                .filter(fields -> !fields.containsKey("clientId"));
        if (mode == Mode.oauth && lacksClient.isPresent()) {
            problems.add(
                    block.line("identityProvider"),
                    "the mode oauth needs a clientId and a clientSecretFile of the identityProvider",
                    "register this server there as a client");
        }
    }
}

package dev.paigomcp.accounts;

import dev.paigomcp.auth.Account;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Reads the accounts file (docs/accounts.md). */
public final class AccountsFileReader {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final String VERSION = "1";

    private final Path file;
    private final FileProblems out;

    private AccountsFileReader(Path file) {
        this.file = file;
        this.out = new FileProblems(file.toString());
    }

    /**
     * What the file says.
     *
     * @param mode whose needs it must meet
     * @throws ConfigException with every mistake, a line each; no secret is in it
     */
    public static AccountsFile read(Path file, Mode mode) {
        return new AccountsFileReader(file).read(mode);
    }

    private AccountsFile read(Mode mode) {
        var root = YamlReader.read(text(), out);
        out.end();
        var keys = new YamlBlock(root.orElseThrow(), "the file", out);
        version(keys);
        var secrets =
                new SecretFiles(Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file), out);
        var ids = new LinkedHashSet<String>();
        var accounts = accounts(keys, new AccountSectionReader(secrets, out), ids);
        var callers = new AccessSectionReader(ids, secrets, out);
        var read = new AccountsFile(
                accounts,
                callers.tokens(keys.items("tokens")),
                keys.node("identityProvider").flatMap(callers::provider),
                callers.rules(keys.items("rules")),
                keys.node("ownAccounts").flatMap(node -> new AccountSectionReader(secrets, out).own(node)));
        keys.end();
        needs(keys, mode);
        out.end();
        return read;
    }

    private String text() {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length <= LARGEST) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new ConfigException("The accounts file " + file + " cannot be read: set PAIGO_MCP_ACCOUNTS or"
                    + " --accounts to a file that this user may read");
        }
        throw new ConfigException("The accounts file " + file + " is larger than 4 MiB: name the right one");
    }

    private void version(YamlBlock keys) {
        var version = keys.required("version");
        if (version != null && !version.equals(VERSION)) {
            out.add(keys.line("version"), "version must be 1, the only one that this server knows", "");
        }
    }

    private LinkedHashMap<String, Account> accounts(
            YamlBlock keys, AccountSectionReader reader, LinkedHashSet<String> ids) {
        var accounts = new LinkedHashMap<String, Account>();
        keys.node("accounts").ifPresent(node -> {
            var entries = new YamlBlock(node, "accounts", out);
            for (var id : entries.names()) {
                ids.add(id);
                entries.node(id)
                        .flatMap(account -> reader.account(id, entries.line(id), account))
                        .ifPresent(account -> accounts.put(id, account));
            }
        });
        return accounts;
    }

    /** What a mode cannot do without; parts that another mode would use are checked all the same, and then rest. */
    private void needs(YamlBlock keys, Mode mode) {
        var company = List.of("accounts", "identityProvider", "rules");
        var needed = switch (mode) {
            case local -> List.<String>of();
            case tokens -> List.of("accounts", "tokens");
            case external -> company;
            case oauth -> keys.has("ownAccounts") && !keys.has("identityProvider") ? List.<String>of() : company;
        };
        for (var part : needed) {
            if (!keys.has(part)) {
                out.add(
                        1,
                        "the mode " + mode + " needs " + part + ", and the file has none",
                        mode == Mode.oauth
                                ? "add it, or ownAccounts alone, so that people bring accounts of their own"
                                : "add it");
            }
        }
        var provider = keys.node("identityProvider");
        if (mode == Mode.oauth
                && provider.isPresent()
                && provider.get() instanceof YamlNode.Block block
                && !block.fields().containsKey("clientId")) {
            out.add(
                    keys.line("identityProvider"),
                    "the mode oauth needs a clientId and a clientSecretFile of the identityProvider",
                    "register this server there as a client");
        }
    }
}

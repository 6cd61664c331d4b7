package dev.paigomcp.accounts;

import dev.paigomcp.mapping.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the file says of those who call. */
final class AccessSectionReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> SCOPES =
            Arrays.stream(Scope.values()).map(Scope::text).toList();

    private final Set<String> accounts;
    private final SecretFiles secrets;
    private final FileProblems out;

    /** @param accounts the ids that there are */
    AccessSectionReader(Set<String> accounts, SecretFiles secrets, FileProblems out) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.out = out;
    }

    List<AccountsFile.Token> tokens(List<YamlNode> items) {
        var tokens = new ArrayList<AccountsFile.Token>();
        var names = new HashSet<String>();
        var hashes = new HashSet<String>();
        for (var item : items) {
            var keys = new YamlBlock(item, "an entry of tokens", out);
            var name = keys.required("name");
            if (name != null && !NAME.matcher(name).matches()) {
                out.add(
                        keys.line("name"),
                        "the name of a token must be letters, digits, dots, dashes, underscores and @, 63 at most",
                        "it stands in the log for whoever has the token");
            } else if (name != null && !names.add(name)) {
                out.add(keys.line("name"), "two tokens have the name \"" + name + "\"", "rename one of them");
            }
            var sha256 = sha256(keys);
            if (sha256 != null && !hashes.add(sha256)) {
                out.add(keys.line("sha256"), "two tokens have the same sha256", "give each caller one of his own");
            }
            var account = account(keys);
            var scopes = scopes(keys);
            keys.end();
            if (name != null && sha256 != null && account != null) {
                tokens.add(new AccountsFile.Token(name, sha256, account, scopes));
            }
        }
        return tokens;
    }

    /** Never repeated: somebody may have put the token itself there. */
    private @Nullable String sha256(YamlBlock keys) {
        var text = keys.required("sha256");
        var lower = text == null ? null : text.toLowerCase(Locale.ROOT);
        if (lower != null && !SHA256.matcher(lower).matches()) {
            out.add(
                    keys.line("sha256"),
                    "sha256 must be the SHA-256 of the token, 64 digits in hex",
                    "\"paigo-mcp token\" prints a new token and its sha256; the token itself has no place here");
            return null;
        }
        return lower;
    }

    List<AccountsFile.Rule> rules(List<YamlNode> items) {
        var rules = new ArrayList<AccountsFile.Rule>();
        for (var item : items) {
            var keys = new YamlBlock(item, "an entry of rules", out);
            var claim = keys.required("claim");
            var has = keys.required("has");
            var account = account(keys);
            var scopes = scopes(keys);
            keys.end();
            if (claim != null && has != null && account != null) {
                rules.add(new AccountsFile.Rule(claim, has, account, scopes));
            }
        }
        return rules;
    }

    Optional<AccountsFile.Provider> provider(YamlNode node) {
        var keys = new YamlBlock(node, "identityProvider", out);
        keys.required("issuer");
        var issuer = keys.has("issuer") ? keys.urlText("issuer") : null;
        var audience = keys.text("audience");
        var jwksUrl = keys.url("jwksUrl");
        var clientId = keys.text("clientId");
        var secret =
                keys.has("clientId") || keys.has("clientSecretFile") ? secrets.read(keys, "clientSecretFile") : null;
        if (keys.has("clientSecretFile") && !keys.has("clientId")) {
            out.add(keys.line("clientSecretFile"), "identityProvider has a clientSecretFile and no clientId", "add it");
        }
        keys.node("clientSecretFile");
        keys.end();
        return issuer == null
                ? Optional.empty()
                : Optional.of(new AccountsFile.Provider(URI.create(issuer), audience, jwksUrl, clientId, secret));
    }

    private @Nullable String account(YamlBlock keys) {
        var id = keys.required("account");
        if (id != null && !accounts.contains(id)) {
            var near = YamlBlock.meant(id, accounts);
            out.add(
                    keys.line("account"),
                    "there is no account \"" + id + "\"",
                    near.isEmpty() ? "the accounts of this file are: " + String.join(", ", accounts) : near);
            return null;
        }
        return id;
    }

    private Set<Scope> scopes(YamlBlock keys) {
        var scopes = EnumSet.noneOf(Scope.class);
        var items = keys.items("scopes");
        if (items.isEmpty()) {
            out.add(
                    keys.line("scopes"),
                    "scopes must be a list of some of " + String.join(", ", SCOPES),
                    "such as scopes: [paigo:read]");
        }
        for (var item : items) {
            var text = item instanceof YamlNode.Text word ? word.value() : "";
            Scope.of(text)
                    .ifPresentOrElse(
                            scopes::add,
                            () -> out.add(
                                    item.line(),
                                    "scopes has an entry that is none of " + String.join(", ", SCOPES),
                                    YamlBlock.meant(text, SCOPES)));
        }
        return scopes;
    }
}

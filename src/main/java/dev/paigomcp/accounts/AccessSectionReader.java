package dev.paigomcp.accounts;

import dev.paigomcp.auth.AccessRules;
import dev.paigomcp.auth.IdentityProvider;
import dev.paigomcp.auth.ScopeVersion;
import dev.paigomcp.mapping.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the sections of the file that say who may call, and what they may do. */
final class AccessSectionReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final ScopeVersion version;
    private final List<String> scopes;
    private final Set<String> accounts;
    private final SecretFiles secrets;
    private final FileProblems problems;

    /**
     * @param version of the file
     * @param accounts the ids of all accounts of the file
     */
    AccessSectionReader(ScopeVersion version, Set<String> accounts, SecretFiles secrets, FileProblems problems) {
        this.version = version;
        this.scopes = version.texts();
        this.accounts = accounts;
        this.secrets = secrets;
        this.problems = problems;
    }

    /** Returns the tokens without problems. */
    List<AccountsFile.Token> tokens(List<YamlNode> items) {
        var tokens = new ArrayList<AccountsFile.Token>();
        var names = new HashSet<String>();
        var hashes = new HashSet<String>();
        for (var item : items) {
            var block = new YamlBlock(item, "an entry of tokens", problems);
            var name = block.required("name");
            if (name != null && !NAME.matcher(name).matches()) {
                problems.add(
                        block.line("name"),
                        "the name of a token must be letters, digits, dots, dashes, underscores and @, 63 at most",
                        "it stands in the log for whoever has the token");
            } else if (name != null && !names.add(name)) {
                problems.add(block.line("name"), "two tokens have the name \"" + name + "\"", "rename one of them");
            }
            var sha256 = sha256(block);
            if (sha256 != null && !hashes.add(sha256)) {
                problems.add(
                        block.line("sha256"), "two tokens have the same sha256", "give each caller one of his own");
            }
            var account = account(block);
            var scopes = scopes(block);
            block.rejectOtherKeys();
            if (name != null && sha256 != null && account != null) {
                tokens.add(new AccountsFile.Token(name, sha256, account, scopes));
            }
        }
        return tokens;
    }

    /** The value is never repeated in a problem: somebody may have put the token itself there. */
    private @Nullable String sha256(YamlBlock block) {
        var text = block.required("sha256");
        var lower = text == null ? null : text.toLowerCase(Locale.ROOT);
        if (lower != null && !SHA256.matcher(lower).matches()) {
            problems.add(
                    block.line("sha256"),
                    "sha256 must be the SHA-256 of the token, 64 digits in hex",
                    "\"paigo-mcp token\" prints a new token and its sha256; the token itself has no place here");
            return null;
        }
        return lower;
    }

    /** Returns the rules without problems. */
    List<AccessRules.Rule> rules(List<YamlNode> items) {
        var rules = new ArrayList<AccessRules.Rule>();
        for (var item : items) {
            var block = new YamlBlock(item, "an entry of rules", problems);
            var claim = block.required("claim");
            var has = block.required("has");
            var account = account(block);
            var scopes = scopes(block);
            var trustsEmail = Boolean.TRUE.equals(block.onOff("trustEmail"));
            block.rejectOtherKeys();
            if (claim != null && has != null && account != null) {
                rules.add(new AccessRules.Rule(claim, has, account, scopes, trustsEmail));
            }
        }
        return rules;
    }

    /** Returns the identity provider, or empty after adding a problem. */
    Optional<IdentityProvider> provider(YamlNode node) {
        var block = new YamlBlock(node, "identityProvider", problems);
        block.required("issuer");
        var issuer = block.has("issuer") ? block.urlText("issuer") : null;
        var audience = block.text("audience");
        var jwksUrl = block.url("jwksUrl");
        var clientId = block.text("clientId");
        var secret =
                block.has("clientId") || block.has("clientSecretFile") ? secrets.read(block, "clientSecretFile") : null;
        if (block.has("clientSecretFile") && !block.has("clientId")) {
            problems.add(
                    block.line("clientSecretFile"),
                    "identityProvider has a clientSecretFile and no clientId",
                    "add it");
        }
        block.node("clientSecretFile");
        block.rejectOtherKeys();
        var client = clientId == null || secret == null ? null : new IdentityProvider.Client(clientId, secret);
        return issuer == null
                ? Optional.empty()
                : Optional.of(new IdentityProvider(URI.create(issuer), audience, jwksUrl, client));
    }

    private @Nullable String account(YamlBlock block) {
        var id = block.required("account");
        if (id != null && !accounts.contains(id)) {
            var near = YamlBlock.suggestion(id, accounts);
            problems.add(
                    block.line("account"),
                    "there is no account \"" + id + "\"",
                    near.isEmpty() ? "the accounts of this file are: " + String.join(", ", accounts) : near);
            return null;
        }
        return id;
    }

    /** Returns the rights that the scopes of an entry give. */
    private Set<Scope> scopes(YamlBlock block) {
        var named = EnumSet.noneOf(Scope.class);
        var items = block.items("scopes");
        if (items.isEmpty()) {
            problems.add(
                    block.line("scopes"),
                    "scopes must be a list of some of " + String.join(", ", scopes),
                    "such as scopes: [paigo:read]");
        }
        for (var item : items) {
            var text = item.asText().orElse("");
            if (scopes.contains(text)) {
                Scope.of(text).ifPresent(named::add);
            } else {
                unknown(item.line(), text);
            }
        }
        return version.rights(named);
    }

    private void unknown(int line, String text) {
        if (text.equals(Scope.usage.text())) {
            problems.add(
                    line,
                    text + " is a scope of version 2 of this file; in version 1 " + Scope.write.text() + " includes it",
                    "leave it out, or write version: 2 and give " + text + " to whoever may record usage");
        } else {
            problems.add(
                    line,
                    "scopes has an entry that is none of " + String.join(", ", scopes),
                    YamlBlock.suggestion(text, scopes));
        }
    }
}

package dev.paigomcp.cli;

import dev.paigomcp.accounts.StaticTokenVerifier;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.secrets.SealKeys;
import java.security.SecureRandom;
import java.util.List;
import org.apache.commons.cli.Options;

/** The commands that make a secret: {@code token} for a caller, {@code seal-key} for {@code PAIGO_SEAL_KEYS}. */
final class SecretCommands {
    static final Command TOKEN = new Command(
            "token", List.of(), "Make a token for a caller (mode tokens).", new Options(), SecretCommands::token);

    static final Command SEAL_KEY = new Command(
            "seal-key", List.of(), "Print a new key for PAIGO_SEAL_KEYS.", new Options(), SecretCommands::sealKey);

    private SecretCommands() {}

    /** Prints the token, and the line of the accounts file that lets its caller in. */
    private static int token(ParsedArguments given) {
        var token = "paigo-mcp-" + new RandomTokens(new SecureRandom()).get();
        System.err.println("The token, shown this once; give it to the caller:");
        System.out.println(token);
        System.err.println("For accounts.yaml, under tokens, with a name, an account and scopes of your choice:");
        System.out.println("- {name: NAME, sha256: " + StaticTokenVerifier.hash(token)
                + ", account: ACCOUNT, scopes: [paigo:read]}");
        return 0;
    }

    private static int sealKey(ParsedArguments given) {
        System.out.println(SealKeys.format(SealKeys.generate(new SecureRandom())));
        return 0;
    }
}

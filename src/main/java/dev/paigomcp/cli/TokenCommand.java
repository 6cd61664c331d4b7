package dev.paigomcp.cli;

import dev.paigomcp.accounts.StaticTokenVerifier;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code token}: makes a token for a caller, and the line that lets it in. */
final class TokenCommand {
    static final Command COMMAND = new Command(
            "token", List.of(), "Make a token for a caller (mode tokens).", new Options(), TokenCommand::run);

    private static final int BYTES = 32;

    private TokenCommand() {}

    private static int run(ParsedArguments given) {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var token = "paigo-mcp-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        System.err.println("The token, shown this once; give it to the caller:");
        System.out.println(token);
        System.err.println("For accounts.yaml, under tokens, with a name, an account and scopes of your choice:");
        System.out.println("- {name: NAME, sha256: " + StaticTokenVerifier.hash(token)
                + ", account: ACCOUNT, scopes: [paigo:read]}");
        return 0;
    }
}

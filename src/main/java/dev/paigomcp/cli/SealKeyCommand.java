package dev.paigomcp.cli;

import dev.paigomcp.secrets.SealKeys;
import java.security.SecureRandom;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code seal-key}: a new key for {@code PAIGO_SEAL_KEYS}. */
final class SealKeyCommand {
    static final Command COMMAND = new Command(
            "seal-key", List.of(), "Print a new key for PAIGO_SEAL_KEYS.", new Options(), SealKeyCommand::run);

    private SealKeyCommand() {}

    private static int run(ParsedArguments given) {
        System.out.println(SealKeys.format(SealKeys.generate(new SecureRandom())));
        return 0;
    }
}

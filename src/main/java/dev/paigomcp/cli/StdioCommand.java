package dev.paigomcp.cli;

import dev.paigomcp.App;
import java.util.List;

/** {@code stdio}: answers MCP over standard input and output, for a client that starts the server itself. */
final class StdioCommand {
    static final Command COMMAND = new Command(
            "stdio", List.of(), "Answer MCP over standard input and output.", SettingFlags.mcp(), StdioCommand::run);

    private StdioCommand() {}

    private static int run(ParsedArguments given) throws InterruptedException {
        var settings = SettingFlags.readOne(given);
        var out = System.out;
        System.setOut(System.err); // one stray line among the messages, from whatever library, breaks the client
        try (var account = App.openLocal(settings)) {
            System.err.println("paigo-mcp " + App.version() + ": MCP over standard input and output, environment "
                    + settings.environment().orElseThrow() + (settings.writesAllowed() ? "" : ", read-only"));
            account.serveStdio(System.in, out);
        } finally {
            System.setOut(out);
        }
        return 0;
    }
}

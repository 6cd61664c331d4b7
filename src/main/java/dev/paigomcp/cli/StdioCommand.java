package dev.paigomcp.cli;

import dev.paigomcp.App;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stdio}: answers MCP over standard input and output, for a client that starts the server itself. */
@Command(
        name = "stdio",
        description = "Answer MCP over standard input and output.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StdioCommand implements Callable<Integer> {
    @Mixin
    SettingFlags flags = new SettingFlags();

    @Override
    public Integer call() throws InterruptedException {
        var settings = flags.read();
        var out = System.out;
        System.setOut(System.err); // one stray line among the messages, from whatever library, breaks the client
        try (var app = App.open(settings)) {
            System.err.println("paigo-mcp " + App.version() + ": MCP over standard input and output, environment "
                    + settings.environment() + (settings.writesAllowed() ? "" : ", read-only"));
            app.talk(System.in, out);
        } finally {
            System.setOut(out);
        }
        return 0;
    }
}

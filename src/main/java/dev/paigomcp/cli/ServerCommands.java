package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.common.BuildVersion;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.config.SettingsReader;
import dev.paigomcp.logging.StderrWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The commands that answer MCP until they are told to end: {@code serve} over HTTP, {@code stdio} over its streams. */
final class ServerCommands {
    static final Command SERVE =
            new Command("serve", List.of(), "Answer MCP over HTTP.", SettingFlags.server(), ServerCommands::serve);

    static final Command STDIO = new Command(
            "stdio",
            List.of(),
            "Answer MCP over standard input and output.",
            SettingFlags.mcp(),
            ServerCommands::stdio);

    private ServerCommands() {}

    private static int serve(ParsedArguments given) throws InterruptedException {
        var settings = SettingFlags.read(given);
        var app = App.open(settings);
        try {
            var server = app.serve();
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                app.close();
                StderrWriter.flush();
                ended.countDown();
            }));
            System.err.println("paigo-mcp " + BuildVersion.current() + ": MCP at http://" + bracketed(settings.host())
                    + ":" + server.port() + PublicUrl.MCP_PATH);
            app.startupLines().forEach(System.err::println);
            notePassedOver(SettingsReader.passedOver(System.getenv()));
            var operator = settings.hosting().management();
            if (operator != null) {
                var port = app.management().orElseThrow().port();
                System.err.println("For its operator: http://" + bracketed(operator.host()) + ":" + port + "/health");
            }
            ended.await();
        } catch (RuntimeException | Error e) {
            app.close();
            throw e;
        }
        return 0;
    }

    private static void notePassedOver(List<String> names) {
        if (!names.isEmpty()) {
            System.err.println(
                    "Passed over, since Kubernetes sets them for a Service: " + String.join(", ", names) + ".");
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static int stdio(ParsedArguments given) throws InterruptedException {
        var settings = SettingFlags.readOne(given);
        var out = System.out;
        System.setOut(System.err); // a stray line from any library among the messages would break the client
        try (var account = App.openLocal(settings)) {
            System.err.println(
                    "paigo-mcp " + BuildVersion.current() + ": MCP over standard input and output, environment "
                            + settings.environment().orElseThrow() + (settings.writesAllowed() ? "" : ", read-only"));
            account.serveStdio(System.in, out);
        } finally {
            System.setOut(out);
        }
        return 0;
    }
}

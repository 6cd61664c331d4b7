package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.http.HttpServer;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code serve}: answers MCP over HTTP until the process is told to end. */
final class ServeCommand {
    static final Command COMMAND =
            new Command("serve", List.of(), "Answer MCP over HTTP.", SettingFlags.server(), ServeCommand::run);

    private ServeCommand() {}

    private static int run(ParsedArguments given) throws InterruptedException {
        var settings = SettingFlags.read(given);
        var app = App.open(settings);
        try {
            var server = app.serve();
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                app.close();
                ended.countDown();
            }));
            System.err.println("paigo-mcp " + App.version() + ": MCP at http://" + bracketed(settings.host()) + ":"
                    + server.port() + HttpServer.MCP_PATH);
            app.startupLines().forEach(System.err::println);
            var operator = settings.hosting().management();
            if (operator != null) {
                var port = app.management().orElseThrow().port();
                System.err.println("For its operator: http://" + bracketed(operator.host()) + ":" + port + "/health");
            }
            ended.await();
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
        return 0;
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}

package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.config.Environment;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: answers MCP over HTTP until the process is told to end. */
@Command(name = "serve", description = "Answer MCP over HTTP.", mixinStandardHelpOptions = true, sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--host", paramLabel = "HOST", description = "where to listen; 127.0.0.1 when not given")
    @Nullable
    String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "where to listen; 8484 when not given, 0 for a free one")
    @Nullable
    String port;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "the address under which a proxy shows this server")
    @Nullable
    String publicUrl;

    @Mixin
    SettingFlags flags = new SettingFlags();

    @Override
    public Integer call() throws InterruptedException {
        flags.set("--host", host);
        flags.set("--port", port);
        flags.set("--public-url", publicUrl);
        var settings = flags.read();
        var app = App.open(settings);
        try {
            var server = app.serve();
            var ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                app.close();
                ended.countDown();
            }));
            var listen = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
            System.err.println(
                    "paigo-mcp " + App.version() + ": MCP at http://" + listen + ":" + server.port() + "/mcp");
            System.err.println(
                    settings.environment() == Environment.demo
                            ? "Environment: demo. A built-in stand-in with sample data; nothing reaches Paigo, and nothing is kept."
                            : "Environment: " + settings.environment() + ", "
                                    + (settings.writesAllowed()
                                            ? "writes are on."
                                            : "read-only (PAIGO_WRITES=on allows writes)."));
            ended.await();
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
        return 0;
    }
}

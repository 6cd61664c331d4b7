package dev.paigomcp.cli;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.cli.Options;

/** {@code demo}: runs the demo Paigo by itself, for a server or a test elsewhere on this machine. */
final class DemoCommand {
    static final Command COMMAND = new Command(
            "demo",
            List.of(),
            "Run the demo Paigo alone.",
            new Options().addOption(SettingFlags.flag("port", "PORT", "where to listen; a free one when not given")),
            DemoCommand::run);

    private DemoCommand() {}

    private static int run(ParsedArguments given) throws InterruptedException {
        var port = port(given.flag("port").orElse("0"));
        var demo = start(port);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.close();
            ended.countDown();
        }));
        System.out.println("# The demo Paigo. To put a server in front of it, set:");
        System.out.println("PAIGO_ENVIRONMENT=sandbox");
        System.out.println("PAIGO_BASE_URL=" + demo.baseUrl());
        System.out.println("PAIGO_TOKEN_URL=" + demo.tokenUrl());
        System.out.println("PAIGO_CLIENT_ID=" + demo.clientId());
        System.out.println("PAIGO_CLIENT_SECRET=" + demo.clientSecret());
        ended.await();
        return 0;
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new ConfigException("--port must be a number from 0 to 65535, not " + text);
    }

    private static DemoPaigo start(int port) {
        try {
            return DemoPaigo.start(new DemoOptions("127.0.0.1", port, Clock.systemUTC(), DemoOptions.Seed.SAMPLE));
        } catch (JavalinBindException e) {
            throw new ConfigException(
                    "Cannot listen on port " + port + ": another program may use it; choose another with --port");
        }
    }
}

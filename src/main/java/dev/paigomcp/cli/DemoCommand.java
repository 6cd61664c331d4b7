package dev.paigomcp.cli;

import dev.paigomcp.config.ConfigException;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import io.javalin.util.JavalinBindException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the demo Paigo alone, for a server or a test elsewhere on this machine. */
@Command(name = "demo", description = "Run the demo Paigo alone.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "where to listen; a free one when not given",
            defaultValue = "0")
    int port;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ConfigException("--port must be a number from 0 to 65535, not " + port);
        }
        var demo = start();
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

    private DemoPaigo start() {
        try {
            return DemoPaigo.start(new DemoOptions("127.0.0.1", port, Clock.systemUTC(), DemoOptions.Seed.SAMPLE));
        } catch (JavalinBindException e) {
            throw new ConfigException(
                    "Cannot listen on port " + port + ": another program may use it; choose another with --port");
        }
    }
}

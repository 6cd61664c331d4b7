package dev.paigomcp;

import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Settings;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.http.Visitors;
import dev.paigomcp.library.GeneratedLibrary;
import dev.paigomcp.library.PaigoLibrary;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerIdentity;
import dev.paigomcp.paigo.ClientLimits;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.stdio.StdioServer;
import dev.paigomcp.text.Ids;
import dev.paigomcp.text.Secret;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.KnownIds;
import dev.paigomcp.tools.PaigoTools;
import dev.paigomcp.tools.Rights;
import dev.paigomcp.tools.Tools;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** All the wiring: settings in, tools and a server out. Closing it ends whatever it started. */
public final class App implements AutoCloseable {
    private static final Duration PROBE = Duration.ofMillis(500);

    private final Ids ids = new Ids();
    private final Settings settings;
    private final @Nullable DemoPaigo demo;
    private final PaigoAccount account;
    private final PaigoGateway paigo;
    private final GeneratedTools generated;
    private final PaigoTools tools;
    private @Nullable HttpServer server;

    private App(Settings settings, Clock clock) {
        this.settings = settings;
        var starting = settings.environment() == Environment.demo
                ? CompletableFuture.supplyAsync(() -> DemoPaigo.start(DemoOptions.sample(clock)))
                : null; // beside what follows, so that the demo costs the start little
        var all = GeneratedTools.load();
        this.generated = settings.outputSchemas() ? all : all.withoutOutputSchemas();
        this.demo = starting == null ? null : starting.join();
        this.account = account(settings, demo);
        this.paigo = new PaigoGateway(
                account,
                ClientLimits.standard(),
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        var rights = new Rights(settings.environment().name(), settings.writesAllowed(), version());
        this.tools = new PaigoTools(generated, paigo, rights, clock, ids);
    }

    /** The tools of the account that the settings name; in the demo environment a demo Paigo is started for them. */
    public static App open(Settings settings) {
        return new App(settings, Clock.systemUTC());
    }

    public Tools tools() {
        return tools;
    }

    /** How the account behind the tools is reached. */
    public PaigoAccount account() {
        return account;
    }

    /** The demo behind the tools, if the environment is the demo. */
    public @Nullable DemoPaigo demo() {
        return demo;
    }

    /** Starts answering MCP. */
    public HttpServer serve() {
        var started = HttpServer.start(
                settings.host(),
                settings.port(),
                new Visitors(settings.publicUrl(), settings.corsOrigins()),
                endpoint(),
                () -> paigo.isReachable(PROBE) ? "reachable" : "unreachable",
                ids);
        server = started;
        return started;
    }

    /** Answers MCP over a pair of streams until input ends. */
    public void talk(InputStream in, OutputStream out) throws InterruptedException {
        new StdioServer(endpoint(), in, out, ids).run();
    }

    private McpEndpoint endpoint() {
        var library = new PaigoLibrary(GeneratedLibrary.load(), tools, new KnownIds(generated, paigo));
        return new McpEndpoint(identity(), tools, library);
    }

    private ServerIdentity identity() {
        var environment = settings.environment();
        var instructions = generated.instructions() + " This is the " + environment + " environment: "
                + (environment == Environment.production ? "real customers and real money" : "no real money moves")
                + (settings.writesAllowed() ? "." : "; it is read-only.");
        return new ServerIdentity(environment, settings.writesAllowed(), version(), instructions);
    }

    private static PaigoAccount account(Settings settings, @Nullable DemoPaigo demo) {
        if (demo != null) {
            return new PaigoAccount(
                    demo.baseUrl(),
                    demo.tokenUrl(),
                    settings.audience(),
                    demo.clientId(),
                    new Secret(demo.clientSecret()));
        }
        var credentials = Objects.requireNonNull(settings.credentials());
        return new PaigoAccount(
                settings.baseUrl(),
                settings.tokenUrl(),
                settings.audience(),
                credentials.clientId(),
                credentials.clientSecret());
    }

    /** The version of this build. */
    public static String version() {
        var version = App.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        paigo.close();
        if (demo != null) {
            demo.close();
        }
    }
}

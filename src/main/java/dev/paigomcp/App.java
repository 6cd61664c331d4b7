package dev.paigomcp;

import dev.paigomcp.accounts.runtime.EndpointFactory;
import dev.paigomcp.common.Ids;
import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Mode;
import dev.paigomcp.config.Settings;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.AllowedOrigins;
import dev.paigomcp.http.ClientAddress;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.http.ManagementServer;
import dev.paigomcp.http.RequestLimits;
import dev.paigomcp.http.ServerStatus;
import dev.paigomcp.limits.FailureLockout;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.stdio.StdioServer;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.Tools;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All the wiring: settings in, tools and a server out. Closing it ends whatever it started. */
public final class App implements AutoCloseable {
    private final Ids ids = new Ids();
    private final Settings settings;
    private final @Nullable OneAccount one;
    private final @Nullable ManyAccounts many;
    private final Clock clock = Clock.systemUTC();
    private final RequestLimits traffic;
    private @Nullable HttpServer server;
    private @Nullable ManagementServer management;
    private volatile boolean ending;

    private App(Settings settings) {
        this.settings = settings;
        this.traffic = traffic(settings);
        this.one = settings.mode() == Mode.local ? new OneAccount(settings, () -> kit(settings)) : null;
        this.many = one == null ? new ManyAccounts(settings, kit(settings), traffic) : null;
    }

    /**
     * The tools of the account that the settings name, or of those that their accounts file names; in the demo environment
     * a demo Paigo is started for them.
     *
     * @throws dev.paigomcp.config.ConfigException when the accounts file has mistakes
     */
    public static App open(Settings settings) {
        return new App(settings);
    }

    private EndpointFactory kit(Settings settings) {
        var all = GeneratedTools.load();
        return new EndpointFactory(
                settings.outputSchemas() ? all : all.withoutOutputSchemas(),
                GeneratedResources.load(),
                clock,
                version(),
                ids,
                settings.writesAllowed());
    }

    /** The tools of the one account, in the mode local. */
    public Tools tools() {
        return one().tools;
    }

    /** How the account behind the tools is reached, in the mode local. */
    public PaigoAccount account() {
        return one().account;
    }

    /** The demo behind the tools, if the environment is the demo, in the mode local. */
    public @Nullable DemoPaigo demo() {
        return one().demo;
    }

    /** The demo behind an account of the accounts file, if there is such an account and it is in the demo environment. */
    public Optional<DemoPaigo> demo(String account) {
        return many == null ? Optional.empty() : many.tenants.demo(account);
    }

    /** Who may call and on what, in lines for whoever starts the server. */
    public List<String> words() {
        if (many != null) {
            var words = new ArrayList<>(many.words());
            words.set(
                    0,
                    "Mode: " + settings.mode() + ", " + words.get(0) + ", meant for " + settings.resource() + "."
                            + (settings.writesAllowed() ? "" : " Read-only, since PAIGO_WRITES is off."));
            return words;
        }
        var environment = settings.environment().orElseThrow();
        return List.of(
                "Mode: local, without a sign-in, for programs of this machine.",
                environment == Environment.demo
                        ? "Environment: demo. A built-in stand-in with sample data; nothing reaches Paigo, and nothing is kept."
                        : "Environment: " + environment + ", "
                                + (settings.writesAllowed()
                                        ? "writes are on."
                                        : "read-only (PAIGO_WRITES=on allows writes)."));
    }

    /** Starts answering MCP, and the operator where the settings say so. */
    public HttpServer serve() {
        var started = HttpServer.start(
                settings.host(),
                settings.port(),
                new AllowedOrigins(settings.publicUrl(), settings.corsOrigins()),
                traffic,
                many == null ? one().service() : many.service(),
                ids);
        server = started;
        var operator = settings.hosting().management();
        if (operator != null) {
            management = ManagementServer.start(operator, condition(), ids);
        }
        return started;
    }

    /** The management port, if there is one. */
    public @Nullable ManagementServer management() {
        return management;
    }

    /** Programs of one's own machine are not limited unless that is asked for. */
    private static RequestLimits traffic(Settings settings) {
        var hosting = settings.hosting();
        var local = settings.mode() == Mode.local;
        return RequestLimits.of(
                new ClientAddress(hosting.trustedProxies()),
                hosting.rates().perAddress(),
                hosting.rates().perPrincipal(),
                local ? null : new FailureLockout(FailureLockout.Rule.TOKENS, System::nanoTime),
                System::nanoTime);
    }

    private ServerStatus condition() {
        return new ServerStatus(
                version(),
                many == null ? one().environment.name() : ManyAccounts.BY_ACCOUNT,
                settings.mode().name(),
                () -> many == null ? one().reachability() : ManyAccounts.BY_ACCOUNT,
                () -> many == null ? "none" : many.storeState(),
                () -> ending,
                traffic.counts(),
                clock.instant(),
                clock);
    }

    /** Answers MCP over a pair of streams until input ends, in the mode local. */
    public void talk(InputStream in, OutputStream out) throws InterruptedException {
        new StdioServer(one().endpoint(), in, out, ids).run();
    }

    private OneAccount one() {
        if (one == null) {
            throw new IllegalStateException("the mode " + settings.mode() + " has many accounts");
        }
        return one;
    }

    /** The version of this build. */
    public static String version() {
        var version = App.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public void close() {
        ending = true;
        if (server != null) {
            server.close();
        }
        if (management != null) {
            management.close();
        }
        if (many != null) {
            many.close();
        }
        if (one != null) {
            one.close();
        }
    }
}

package dev.paigomcp;

import dev.paigomcp.accounts.AccountsFile;
import dev.paigomcp.accounts.runtime.EndpointFactory;
import dev.paigomcp.common.BuildVersion;
import dev.paigomcp.common.Ids;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.AccountSettings.ListedAccounts;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings;
import dev.paigomcp.config.Settings;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.HttpConfig;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.http.filter.AllowedOrigins;
import dev.paigomcp.http.filter.ClientAddress;
import dev.paigomcp.http.filter.RequestLimits;
import dev.paigomcp.http.jetty.HttpLimits;
import dev.paigomcp.http.management.ManagementServer;
import dev.paigomcp.http.management.ServerStatus;
import dev.paigomcp.limits.RateLimiter;
import dev.paigomcp.logging.StderrWriter;
import dev.paigomcp.outbound.Outbound;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.store.StoreStatus;
import dev.paigomcp.tools.GeneratedTools;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server, put together from its settings: everything is wired here, by constructors. The mode decides on the
 * {@link Deployment}; the rest is common to all modes. Closing it ends whatever it started.
 */
public final class App implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Settings settings;
    private final Supplier<String> ids;
    private final RequestLimits requestLimits;
    private final Deployment deployment;
    private @Nullable HttpServer server;
    private @Nullable ManagementServer management;
    private volatile boolean stopping;

    private App(Settings settings, Supplier<String> ids, RequestLimits requestLimits, Deployment deployment) {
        this.settings = settings;
        this.ids = ids;
        this.requestLimits = requestLimits;
        this.deployment = deployment;
    }

    /**
     * Opens the deployment of the mode. In the environment demo, a demo Paigo is started.
     *
     * @throws ConfigException if the accounts file has mistakes, or the store cannot be opened
     */
    public static App open(Settings settings) {
        Outbound.use(settings.outbound());
        var ids = new Ids();
        var requestLimits = requestLimits(settings.hosting());
        Deployment deployment = settings.accounts()
                .fold(
                        demo -> demo(settings, ids),
                        account -> LocalDeployment.of(account, endpoints(settings, ids)),
                        listed -> signedIn(settings, listed, endpoints(settings, ids), requestLimits.addresses()));
        return new App(settings, ids, requestLimits, deployment);
    }

    /** Opens only the account of the mode local, for commands that need no server. */
    public static LocalDeployment openLocal(Settings settings) {
        Outbound.use(settings.outbound());
        var ids = new Ids();
        return settings.accounts()
                .fold(
                        demo -> demo(settings, ids),
                        account -> LocalDeployment.of(account, endpoints(settings, ids)),
                        listed -> {
                            throw new IllegalStateException("the mode " + listed.mode() + " has many accounts");
                        });
    }

    /** Starts the demo Paigo while the tools are loaded, which takes 45 ms off a start (decision 0014). */
    private static LocalDeployment demo(Settings settings, Supplier<String> ids) {
        var demo = CompletableFuture.supplyAsync(() -> DemoPaigo.start(DemoOptions.sample(CLOCK)));
        var endpoints = endpoints(settings, ids);
        return LocalDeployment.of(demo.join(), endpoints);
    }

    private static EndpointFactory endpoints(Settings settings, Supplier<String> ids) {
        var tools = GeneratedTools.load();
        return new EndpointFactory(
                settings.outputSchemas() ? tools : tools.withoutOutputSchemas(),
                GeneratedResources.load(),
                CLOCK,
                BuildVersion.current(),
                ids,
                settings.writesAllowed(),
                settings.checks(),
                AnswerBudget.ofHeap(),
                secrets(settings));
    }

    /** Returns the server's own secrets of the settings, which no result of a tool may show. */
    private static List<Secret> secrets(Settings settings) {
        var secrets = new ArrayList<Secret>();
        var hosting = settings.hosting();
        hosting.sealKeys().forEach(key -> secrets.add(key.key()));
        var postgres = hosting.store().postgres();
        if (postgres != null && postgres.password() != null) {
            secrets.add(postgres.password());
        }
        var proxy = settings.outbound().proxy();
        if (proxy != null) {
            proxy.password().ifPresent(secrets::add);
        }
        return secrets;
    }

    private static RequestLimits requestLimits(HostingSettings hosting) {
        return new RequestLimits(
                new ClientAddress(hosting.trustedProxies()),
                RateLimiter.perMinute(hosting.rates().perAddress(), System::nanoTime),
                RateLimiter.perMinute(hosting.rates().perPrincipal(), System::nanoTime));
    }

    private static Deployment signedIn(
            Settings settings, ListedAccounts listed, EndpointFactory endpoints, ClientAddress addresses) {
        var publicUrl = Objects.requireNonNull(settings.publicUrl());
        var parts = SignedInDeployment.Parts.read(settings, publicUrl, listed, endpoints, addresses);
        return switch (listed.mode()) {
            case tokens -> TokensDeployment.open(parts);
            case oauth -> OAuthDeployment.open(parts);
            case external -> ExternalDeployment.open(parts);
            case local -> throw new IllegalStateException("the mode local has no accounts file");
        };
    }

    /**
     * Starts to answer MCP over HTTP, and the operator where the settings name a management port.
     *
     * @throws ConfigException if a port cannot be listened on
     */
    public HttpServer serve() {
        var service = deployment.service();
        var publicUrl = settings.publicUrl();
        var started = HttpServer.start(new HttpConfig(
                settings.host(),
                settings.port(),
                new AllowedOrigins(publicUrl == null ? null : publicUrl.given(), settings.corsOrigins()),
                requestLimits,
                service,
                ids,
                HttpLimits.DEFAULT));
        server = started;
        var operator = settings.hosting().management();
        if (operator != null) {
            var status = new ServerStatus(
                    service.health(),
                    settings.mode(),
                    deployment::storeStatus,
                    deployment::paigoByAccount,
                    () -> stopping,
                    () -> counts(started),
                    CLOCK.instant(),
                    CLOCK);
            management = ManagementServer.start(operator, status, ids);
        }
        return started;
    }

    private static Map<String, Long> counts(HttpServer server) {
        var counts = new LinkedHashMap<>(server.refusals());
        counts.put("droppedLogLines", StderrWriter.droppedLines());
        return counts;
    }

    /** Returns the server of the management port, if the settings name one. */
    public Optional<ManagementServer> management() {
        return Optional.ofNullable(management);
    }

    /** Returns who may call and on what, in lines for the person who starts the server. */
    public List<String> startupLines() {
        return deployment.startupLines();
    }

    /** Returns the accounts file of the mode, if it has one. */
    public Optional<AccountsFile> accountsFile() {
        return deployment.accountsFile();
    }

    /** Returns the status of the store; may wait a moment for it. */
    public StoreStatus storeStatus() {
        return deployment.storeStatus();
    }

    /** Returns the demo Paigo behind an account, or empty if there is none. In the mode local, any id names its account. */
    public Optional<DemoPaigo> demo(String accountId) {
        return deployment.demo(accountId);
    }

    @Override
    public void close() {
        stopping = true;
        if (server != null) {
            server.close();
        }
        if (management != null) {
            management.close();
        }
        deployment.close();
    }
}

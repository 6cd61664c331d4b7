package dev.paigomcp;

import dev.paigomcp.accounts.runtime.EndpointFactory;
import dev.paigomcp.config.AccountSettings.SingleAccount;
import dev.paigomcp.config.Environment;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.Health.PaigoStatus;
import dev.paigomcp.http.Service;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.stdio.StdioServer;
import dev.paigomcp.store.StoreStatus;
import dev.paigomcp.tools.Permissions;
import dev.paigomcp.tools.Tools;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mode local: one account, named by the settings, for everyone who reaches this server. In the environment demo, a demo
 * Paigo is started for it. Commands that need the account but no server use it directly.
 */
public final class LocalDeployment implements Deployment {
    private static final Duration PAIGO_TIMEOUT = Duration.ofMillis(500);

    private final Environment environment;
    private final EndpointFactory endpoints;
    private final @Nullable DemoPaigo demo;
    private final PaigoAccount account;
    private final PaigoGateway paigo;
    private final Tools tools;

    private LocalDeployment(
            Environment environment, PaigoAccount account, @Nullable DemoPaigo demo, EndpointFactory endpoints) {
        this.environment = environment;
        this.endpoints = endpoints;
        this.demo = demo;
        this.account = account;
        this.paigo = endpoints.gateway(account);
        this.tools =
                endpoints.tools(paigo, new Permissions(environment, endpoints.writesAllowed(), endpoints.version()));
    }

    /** Opens the account of a demo Paigo, which is closed with it. */
    static LocalDeployment of(DemoPaigo demo, EndpointFactory endpoints) {
        return new LocalDeployment(Environment.demo, EndpointFactory.account(demo), demo, endpoints);
    }

    static LocalDeployment of(SingleAccount settings, EndpointFactory endpoints) {
        var account = new PaigoAccount(
                settings.baseUrl(),
                settings.tokenUrl(),
                settings.audience(),
                settings.credentials().clientId(),
                settings.credentials().clientSecret());
        return new LocalDeployment(settings.environment(), account, null, endpoints);
    }

    /** Returns the tools of the account. */
    public Tools tools() {
        return tools;
    }

    /** Returns how the account is reached. */
    public PaigoAccount account() {
        return account;
    }

    /** Answers MCP over a pair of streams until the input ends. */
    public void serveStdio(InputStream in, OutputStream out) throws InterruptedException {
        new StdioServer(endpoint(), in, out, endpoints.ids()).run();
    }

    private McpEndpoint endpoint() {
        var info = endpoints.info(environment, endpoints.writesAllowed(), null);
        return endpoints.endpoint(info, tools, paigo, EnumSet.allOf(Scope.class));
    }

    @Override
    public Service service() {
        return Service.withoutAuthentication(endpoint(), this::paigoStatus);
    }

    private PaigoStatus paigoStatus() {
        return switch (paigo.reachability(PAIGO_TIMEOUT)) {
            case UNKNOWN -> PaigoStatus.UNKNOWN;
            case REACHABLE -> PaigoStatus.REACHABLE;
            case UNREACHABLE -> PaigoStatus.UNREACHABLE;
        };
    }

    @Override
    public List<String> startupLines() {
        var writes = endpoints.writesAllowed() ? "writes are on." : "read-only (PAIGO_WRITES=on allows writes).";
        return List.of(
                "Mode: local, without a sign-in, for programs of this machine.",
                environment == Environment.demo
                        ? "Environment: demo. A built-in stand-in with sample data; nothing reaches Paigo, and nothing"
                                + " is kept."
                        : "Environment: " + environment + ", " + writes);
    }

    @Override
    public StoreStatus storeStatus() {
        return StoreStatus.NONE;
    }

    @Override
    public Optional<DemoPaigo> demo(String accountId) {
        return Optional.ofNullable(demo);
    }

    @Override
    public void close() {
        paigo.close();
        if (demo != null) {
            demo.close();
        }
    }
}

package dev.paigomcp;

import dev.paigomcp.accounts.runtime.EndpointFactory;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.config.Settings;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.http.Service;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.tools.PaigoTools;
import dev.paigomcp.tools.Permissions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The wiring of the mode local: the account of the settings, for everybody who reaches this server. */
final class OneAccount implements AutoCloseable {
    private static final Duration PROBE = Duration.ofMillis(500);

    final @Nullable DemoPaigo demo;
    final PaigoAccount account;
    final PaigoTools tools;
    private final EndpointFactory kit;
    final Environment environment;
    private final PaigoGateway paigo;

    /** @param kits reads what the build made, while a demo starts beside it, so that it costs the start little */
    OneAccount(Settings settings, Supplier<EndpointFactory> kits) {
        this.environment = settings.environment().orElseThrow();
        var starting = environment == Environment.demo
                ? CompletableFuture.supplyAsync(() -> DemoPaigo.start(DemoOptions.sample(Clock.systemUTC())))
                : null;
        this.kit = kits.get();
        this.demo = starting == null ? null : starting.join();
        this.account = account(settings, demo);
        this.paigo = kit.gateway(account);
        this.tools = kit.tools(paigo, new Permissions(environment.name(), kit.writesAllowed(), kit.version()));
    }

    McpEndpoint endpoint() {
        var identity = kit.info(environment, kit.writesAllowed(), null);
        return kit.endpoint(identity, tools, paigo, EnumSet.allOf(Scope.class));
    }

    Service service() {
        return Service.open(endpoint(), this::reachability);
    }

    /** In a word, and without waiting for Paigo. */
    String reachability() {
        return paigo.isReachable(PROBE) ? "reachable" : "unreachable";
    }

    private static PaigoAccount account(Settings settings, @Nullable DemoPaigo demo) {
        if (demo != null) {
            return new PaigoAccount(
                    demo.baseUrl(),
                    demo.tokenUrl(),
                    Settings.DEFAULT_AUDIENCE,
                    demo.clientId(),
                    new Secret(demo.clientSecret()));
        }
        return settings.accounts()
                .fold(
                        none -> noAccount(),
                        single -> new PaigoAccount(
                                single.baseUrl(),
                                single.tokenUrl(),
                                single.audience(),
                                single.credentials().clientId(),
                                single.credentials().clientSecret()),
                        listed -> noAccount());
    }

    private static PaigoAccount noAccount() {
        throw new IllegalStateException("the settings name no account at Paigo");
    }

    @Override
    public void close() {
        paigo.close();
        if (demo != null) {
            demo.close();
        }
    }
}

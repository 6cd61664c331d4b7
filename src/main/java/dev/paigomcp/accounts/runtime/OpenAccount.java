package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.common.Secret;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.tools.Permissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One account at work: connections, token, demo and endpoints that nobody else uses. An endpoint per set of rights, made
 * when the first with them calls. Thread-safe.
 */
final class OpenAccount implements AutoCloseable {
    private final EndpointFactory kit;
    private final Account account;
    private final @Nullable DemoPaigo demo;
    private final PaigoGateway paigo;
    private final Map<Set<Scope>, McpEndpoint> endpoints = new ConcurrentHashMap<>();

    OpenAccount(EndpointFactory kit, Account account) {
        this.kit = kit;
        this.account = account;
        this.demo = account.paigo() == null ? DemoPaigo.start(DemoOptions.sample(kit.clock())) : null;
        this.paigo = kit.gateway(
                demo == null
                        ? Objects.requireNonNull(account.paigo())
                        : new PaigoAccount(
                                demo.baseUrl(),
                                demo.tokenUrl(),
                                "demo",
                                demo.clientId(),
                                new Secret(demo.clientSecret())));
    }

    McpEndpoint endpoint(Set<Scope> scopes) {
        return endpoints.computeIfAbsent(scopes, this::open);
    }

    Optional<DemoPaigo> demo() {
        return Optional.ofNullable(demo);
    }

    private McpEndpoint open(Set<Scope> scopes) {
        var writes = kit.mayWrite(account);
        var holder = new Permissions.Holder(account.id(), account.name());
        var rights = new Permissions(account.environment().name(), writes, kit.version(), holder, scopes);
        var identity = kit.identity(account.environment(), writes, account.name());
        return kit.endpoint(identity, kit.tools(paigo, rights), paigo, scopes);
    }

    @Override
    public void close() {
        paigo.close();
        if (demo != null) {
            demo.close();
        }
    }
}

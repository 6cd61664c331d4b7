package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.tools.Permissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One account while it is open. It has connections, a token, a demo Paigo and endpoints of its own, which no other account
 * uses: one endpoint for each set of scopes, made when the first caller with that set calls. Thread-safe.
 */
final class OpenAccount implements AutoCloseable {
    private final EndpointFactory factory;
    private final Account account;
    private final @Nullable DemoPaigo demo;
    private final PaigoGateway paigo;
    private final Map<Set<Scope>, McpEndpoint> endpoints = new ConcurrentHashMap<>();

    OpenAccount(EndpointFactory factory, Account account) {
        this.factory = factory;
        this.account = account;
        this.demo = account.paigo() == null ? DemoPaigo.start(DemoOptions.sample(factory.clock())) : null;
        this.paigo =
                factory.gateway(demo == null ? Objects.requireNonNull(account.paigo()) : EndpointFactory.account(demo));
    }

    McpEndpoint endpoint(Set<Scope> scopes) {
        return endpoints.computeIfAbsent(scopes, this::open);
    }

    Optional<DemoPaigo> demo() {
        return Optional.ofNullable(demo);
    }

    private McpEndpoint open(Set<Scope> scopes) {
        var writes = factory.mayWrite(account);
        var holder = new Permissions.Holder(account.id(), account.name());
        var permissions = new Permissions(account.environment(), writes, factory.version(), holder, scopes);
        var info = factory.info(account.environment(), writes, account.name());
        return factory.endpoint(info, factory.tools(paigo, permissions), paigo, scopes);
    }

    @Override
    public void close() {
        paigo.close();
        if (demo != null) {
            demo.close();
        }
    }
}

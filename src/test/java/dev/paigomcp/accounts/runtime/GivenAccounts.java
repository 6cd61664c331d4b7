package dev.paigomcp.accounts.runtime;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Ids;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.http.auth.BearerAuthentication;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.Message;
import dev.paigomcp.mcp.Peer;
import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.store.ManualClock;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.transport.CallScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Up to two open accounts, over a Paigo that says its name, with a clock that a test moves. */
final class GivenAccounts implements AutoCloseable {
    final ManualClock clock = new ManualClock();

    /** Holds a call of the account whose path is {@code /slow}: first it has come in, then it may go on. */
    final CountDownLatch entered = new CountDownLatch(1);

    final CountDownLatch release = new CountDownLatch(1);
    final LoopbackServer paigo;

    private static final GeneratedTools TOOLS = GeneratedTools.load();
    private static final GeneratedResources LIBRARY = GeneratedResources.load();
    private static final int MOST = 2;

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private OpenAccounts opened;

    GivenAccounts() {
        try {
            this.paigo = new LoopbackServer((request, line) -> {
                if (request.target().equals("/oauth/token")) {
                    line.answer(200, "{\"access_token\":\"t\",\"expires_in\":86400}");
                } else {
                    if (request.target().contains("slow")) {
                        entered.countDown();
                        release.await();
                    }
                    line.answer(200, "{\"businessName\":\"Northwind\"}");
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.opened = new OpenAccounts(kit(true), id -> Optional.ofNullable(accounts.get(id)), MOST);
    }

    /** Closes all that is open, and opens from now on what this makes. */
    void reopen(EndpointFactory kit) {
        opened.close();
        opened = new OpenAccounts(kit, id -> Optional.ofNullable(accounts.get(id)), MOST);
    }

    OpenAccounts opened() {
        return opened;
    }

    EndpointFactory kit(boolean writesAllowed) {
        var budget = AnswerBudget.ofHeap();
        return new EndpointFactory(TOOLS, LIBRARY, clock, "test", new Ids(), writesAllowed, true, budget, List.of());
    }

    void put(Account account) {
        accounts.put(account.id(), account);
    }

    void clear() {
        accounts.clear();
    }

    void account(String id, String path, String secret) {
        put(new Account(id, id, Environment.sandbox, true, reached(paigo.url(), path, secret)));
    }

    static PaigoAccount reached(URI server, String path, String secret) {
        var tokens = URI.create(server + "/oauth/token");
        return new PaigoAccount(URI.create(server + path), tokens, "x", "me", new Secret(secret));
    }

    void demo(String id) {
        put(new Account(id, id, Environment.demo, true, null));
    }

    BearerAuthentication.AccountEndpoints.Lease lease(String account) {
        return opened.lease(caller(account)).orElseThrow();
    }

    static Principal caller(String account) {
        return new Principal("jo", account, EnumSet.allOf(Scope.class));
    }

    String call(String account) {
        try (var lease = lease(account)) {
            return call(lease.endpoint());
        }
    }

    static String call(McpEndpoint endpoint) {
        var message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_account\"}}";
        var info = new RequestContext(null, new CallScope("id", Duration.ofSeconds(20)), new Peer() {
            @Override
            public boolean takesMessages() {
                return false;
            }

            @Override
            public void send(byte[] message) {}

            @Override
            public Watch watch(CallScope scope) {
                return () -> {};
            }
        });
        var reply = endpoint.answer(Message.read(message.getBytes(StandardCharsets.UTF_8)), info);
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    McpEndpoint endpoint(String account) {
        try (var lease = lease(account)) {
            return lease.endpoint();
        }
    }

    @Override
    public void close() throws IOException {
        opened.close();
        paigo.close();
    }
}

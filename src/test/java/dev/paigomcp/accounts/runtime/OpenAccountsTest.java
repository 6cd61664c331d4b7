package dev.paigomcp.accounts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Ids;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.Message;
import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.transport.CallScope;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OpenAccountsTest {
    private static final GeneratedTools TOOLS = GeneratedTools.load();
    private static final GeneratedResources LIBRARY = GeneratedResources.load();

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final SteppedClock clock = new SteppedClock();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private LoopbackServer paigo;
    private OpenAccounts tenants;

    /** A clock that a test moves. */
    private static final class SteppedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void start() throws IOException {
        paigo = new LoopbackServer((request, line) -> {
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
        tenants = tenants(2);
    }

    @AfterEach
    void stop() throws IOException {
        tenants.close();
        paigo.close();
    }

    private OpenAccounts tenants(int most) {
        var kit = new EndpointFactory(TOOLS, LIBRARY, clock, "test", new Ids(), true, AnswerBudget.ofHeap(), List.of());
        return new OpenAccounts(kit, id -> Optional.ofNullable(accounts.get(id)), most);
    }

    private void account(String id, String path, String secret) {
        accounts.put(
                id,
                new Account(
                        id,
                        id,
                        Environment.sandbox,
                        true,
                        new PaigoAccount(
                                URI.create(paigo.url() + path),
                                URI.create(paigo.url() + "/oauth/token"),
                                "x",
                                "me",
                                new Secret(secret))));
    }

    private static Principal caller(String account) {
        return new Principal("jo", account, EnumSet.allOf(Scope.class));
    }

    private String call(String account) {
        try (var lease = tenants.lease(caller(account)).orElseThrow()) {
            var message =
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_account\"}}";
            var info =
                    new RequestContext(null, new CallScope("id", Duration.ofSeconds(20)), new dev.paigomcp.mcp.Peer() {
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
            var reply = lease.endpoint().answer(Message.read(message.getBytes(StandardCharsets.UTF_8)), info);
            return new String(reply.body(), StandardCharsets.UTF_8);
        }
    }

    private Object endpoint(String account) {
        try (var lease = tenants.lease(caller(account)).orElseThrow()) {
            return lease.endpoint();
        }
    }

    private long tokensFetched() {
        return paigo.requests().stream()
                .filter(request -> request.target().equals("/oauth/token"))
                .count();
    }

    @Test
    void opensAnAccountOnceAndAnEndpointForEachSetOfRights() {
        account("acme", "", "a");

        var all = endpoint("acme");

        assertThat(endpoint("acme")).isSameAs(all);
        try (var reading =
                tenants.lease(new Principal("jo", "acme", Set.of(Scope.read))).orElseThrow()) {
            assertThat(reading.endpoint()).isNotSameAs(all);
        }
        call("acme");
        call("acme");
        assertThat(tokensFetched()).isEqualTo(1);
    }

    @Test
    void hasNothingForAnAccountThatIsThereNoMore() {
        account("acme", "", "a");
        endpoint("acme");
        accounts.clear();

        assertThat(tenants.lease(caller("acme"))).isEmpty();
    }

    @Test
    void opensAnAccountAnewWhenItsEntryHasChanged() {
        account("acme", "", "a");
        var before = endpoint("acme");
        account("acme", "", "a");
        assertThat(endpoint("acme")).as("the same, read again").isSameAs(before);

        account("acme", "", "b");

        assertThat(endpoint("acme")).isNotSameAs(before);
        call("acme");
        assertThat(paigo.requests()).anyMatch(request -> request.body().contains("\"b\""));
    }

    @Test
    void letsTheLongestUnusedGoWhenThereAreTooMany() {
        account("a", "", "a");
        account("b", "", "b");
        account("c", "", "c");
        var a = endpoint("a");
        var b = endpoint("b");
        assertThat(endpoint("a")).isSameAs(a);

        endpoint("c");

        assertThat(endpoint("a")).isSameAs(a);
        assertThat(endpoint("b")).isNotSameAs(b);
    }

    @Test
    void letsThoseGoThatNobodyHasCalledForHalfAnHour() {
        account("a", "", "a");
        account("b", "", "b");
        var a = endpoint("a");

        clock.now = clock.now.plus(Duration.ofMinutes(29));
        assertThat(endpoint("a")).isSameAs(a);
        clock.now = clock.now.plus(Duration.ofMinutes(31));
        endpoint("b");

        assertThat(endpoint("a")).isNotSameAs(a);
    }

    @Test
    void breaksNoCallThatIsUnderWay() throws Exception {
        account("slow", "/slow", "a");
        account("b", "", "b");
        account("c", "", "c");
        var pool = Executors.newSingleThreadExecutor();
        try {
            var answer = pool.submit(() -> call("slow"));
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            account("slow", "", "other");
            endpoint("slow"); // in place of the one that is called
            endpoint("b");
            endpoint("c");
            tenants.close();
            release.countDown();

            assertThat(answer.get(10, TimeUnit.SECONDS)).contains("Northwind").contains("\"isError\":false");
        } finally {
            release.countDown();
            pool.shutdownNow();
        }
        assertThatThrownBy(() -> tenants.lease(caller("b"))).hasMessageContaining("shutting down");
    }
}

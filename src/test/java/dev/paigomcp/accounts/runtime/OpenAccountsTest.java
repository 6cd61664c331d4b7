package dev.paigomcp.accounts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.auth.Account;
import dev.paigomcp.auth.Principal;
import dev.paigomcp.common.Ids;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.Message;
import dev.paigomcp.mcp.RequestContext;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.paigo.LoopbackServer;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.transport.CallScope;
import java.io.IOException;
import java.net.Socket;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private EndpointFactory kit(boolean writesAllowed) {
        var budget = AnswerBudget.ofHeap();
        return new EndpointFactory(TOOLS, LIBRARY, clock, "test", new Ids(), writesAllowed, true, budget, List.of());
    }

    private OpenAccounts tenants(int most) {
        return tenants(most, kit(true));
    }

    private OpenAccounts tenants(int most, EndpointFactory kit) {
        return new OpenAccounts(kit, id -> Optional.ofNullable(accounts.get(id)), most);
    }

    private void account(String id, String path, String secret) {
        accounts.put(id, new Account(id, id, Environment.sandbox, true, reached(paigo.url(), path, secret)));
    }

    private static PaigoAccount reached(URI server, String path, String secret) {
        var tokens = URI.create(server + "/oauth/token");
        return new PaigoAccount(URI.create(server + path), tokens, "x", "me", new Secret(secret));
    }

    private void demo(String id) {
        accounts.put(id, new Account(id, id, Environment.demo, true, null));
    }

    private static Principal caller(String account) {
        return new Principal("jo", account, EnumSet.allOf(Scope.class));
    }

    private String call(String account) {
        try (var lease = tenants.lease(caller(account)).orElseThrow()) {
            return call(lease.endpoint());
        }
    }

    private static String call(McpEndpoint endpoint) {
        var message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_account\"}}";
        var info = new RequestContext(null, new CallScope("id", Duration.ofSeconds(20)), new dev.paigomcp.mcp.Peer() {
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

    private McpEndpoint endpoint(String account) {
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

    @ParameterizedTest
    @ValueSource(
            strings = {"baseUrl", "tokenUrl", "audience", "clientId", "clientSecret", "name", "environment", "writes"})
    void opensAnAccountAnewWhateverOfItHasChanged(String what) {
        account("acme", "", "a");
        var before = endpoint("acme");
        var there = new PaigoAccount(
                URI.create(paigo.url() + (what.equals("baseUrl") ? "/v2" : "")),
                URI.create(paigo.url() + (what.equals("tokenUrl") ? "/token" : "/oauth/token")),
                what.equals("audience") ? "other" : "x",
                what.equals("clientId") ? "you" : "me",
                new Secret(what.equals("clientSecret") ? "b" : "a"));
        accounts.put(
                "acme",
                new Account(
                        "acme",
                        what.equals("name") ? "Acme Inc." : "acme",
                        what.equals("environment") ? Environment.production : Environment.sandbox,
                        !what.equals("writes"),
                        there));

        assertThat(endpoint("acme")).isNotSameAs(before);
        assertThat(endpoint("acme")).as("nor anew each time").isSameAs(endpoint("acme"));
    }

    @Test
    void opensAnAccountAnewThatHasLeftTheDemo() {
        accounts.put("acme", new Account("acme", "acme", Environment.sandbox, true, null));
        var before = endpoint("acme");
        assertThat(tenants.demo("acme")).isPresent();

        account("acme", "", "a");

        assertThat(endpoint("acme")).isNotSameAs(before);
        assertThat(tenants.demo("acme")).isEmpty();
        assertThat(call("acme")).contains("Northwind").doesNotContain("(demo)");
        accounts.put("acme", new Account("acme", "acme", Environment.sandbox, true, null));
        assertThat(call("acme")).contains("(demo)");
    }

    @Test
    void closesAnAccountThatHasChangedWhenItsLastCallHasEnded() {
        account("acme", "", "a");
        var one = tenants.lease(caller("acme")).orElseThrow();
        var other = tenants.lease(caller("acme")).orElseThrow();
        account("acme", "", "b");
        endpoint("acme");

        one.close();
        one.close();
        assertThat(call(other.endpoint())).as("another call goes on").contains("Northwind");
        other.close();

        assertThat(call(other.endpoint())).contains("shutting down").doesNotContain("Northwind");
        assertThat(call("acme")).as("the one in its place").contains("Northwind");
    }

    @Test
    void closesAnAccountThatHasChangedAtOnceIfNobodyUsesIt() {
        account("acme", "", "a");
        var before = endpoint("acme");
        account("acme", "", "b");

        endpoint("acme");

        assertThat(call(before)).contains("shutting down");
    }

    @Test
    void closesWithAnAccountItsDemo() {
        demo("show");
        var url = tenants.demo("show").orElseThrow().baseUrl();
        assertThat(tenants.demo("show").map(DemoPaigo::baseUrl)).hasValue(url);
        assertThat(listens(url)).isTrue();

        tenants.close();

        assertThat(listens(url)).isFalse();
    }

    private static boolean listens(URI url) {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aDemoStaysWhileItIsIdleOrUsed() {
        demo("show");
        account("a", "", "a");
        account("b", "", "b");
        var show = endpoint("show");
        clock.now = clock.now.plus(Duration.ofDays(1));

        endpoint("a");
        try (var lease = tenants.lease(caller("show")).orElseThrow()) {
            assertThat(lease.endpoint()).as("what callers put into it is there").isSameAs(show);
            endpoint("a");
            endpoint("b");
            assertThat(call(show)).as("while it is used").doesNotContain("shutting down");
        }
    }

    @Test
    void aDemoThatNobodyUsesMakesRoom() {
        demo("show");
        account("a", "", "a");
        account("b", "", "b");
        var show = endpoint("show");
        endpoint("a");

        endpoint("b");

        assertThat(endpoint("show")).isNotSameAs(show);
    }

    /** The time of a long call is no idle time. */
    @Test
    void whoseCallHasJustEndedIsNotIdle() {
        account("a", "", "a");
        account("b", "", "b");
        var lease = tenants.lease(caller("a")).orElseThrow();
        clock.now = clock.now.plus(Duration.ofMinutes(40));
        endpoint("b");
        assertThat(call(lease.endpoint())).as("while it is called").contains("Northwind");
        lease.close();
        clock.now = clock.now.plus(Duration.ofMinutes(1));

        endpoint("b");

        assertThat(endpoint("a")).isSameAs(lease.endpoint());
    }

    @Test
    void introducesTheServerByTheAccount() {
        account("acme", "", "a");
        accounts.put(
                "real", new Account("real", "Real Ltd", Environment.production, false, reached(paigo.url(), "", "a")));
        assertThat(endpoint("acme").identity().instructions())
                .endsWith("This is the sandbox environment of acme: no real money moves.");
        assertThat(endpoint("real").identity().instructions())
                .endsWith("This is the production environment of Real Ltd: real customers and real money; it is"
                        + " read-only.");
        assertThat(kit(true).info(Environment.demo, true, null).instructions())
                .endsWith("This is the demo environment: no real money moves.");

        tenants.close();
        tenants = tenants(2, kit(false));
        assertThat(endpoint("acme").identity().instructions()).endsWith("no real money moves; it is read-only.");
    }

    @Test
    void showsNobodyTheSecretsOfTheServerThatPaigoRepeats() throws IOException {
        try (var talkative = new LoopbackServer((request, line) -> line.answer(
                200,
                request.target().equals("/oauth/token")
                        ? "{\"access_token\":\"t\",\"expires_in\":86400}"
                        : "{\"businessName\":\"the-first-secret and the-other-secret\"}"))) {
            var kit = kit(true)
                    .hiding(List.of(new Secret("the-first-secret")))
                    .hiding(List.of(new Secret("the-other-secret")));
            tenants.close();
            tenants = tenants(2, kit);
            accounts.put(
                    "acme", new Account("acme", "acme", Environment.sandbox, true, reached(talkative.url(), "", "a")));

            assertThat(call("acme")).contains("\"isError\":false").doesNotContain("first-secret", "other-secret");
        }
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

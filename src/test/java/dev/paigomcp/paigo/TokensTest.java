package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paigomcp.text.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class TokensTest {
    private static final String SECRET = "s3cr3t-value";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private LoopbackServer.Handler tokens = (request, line) -> line.answer(200, token("token-1", "86400"));
    private LoopbackServer.Handler api = (request, line) -> line.answer(200, "{}");
    private LoopbackServer tokenServer;
    private LoopbackServer apiServer;
    private PaigoGateway gateway;

    @BeforeEach
    void start() throws IOException {
        tokenServer = new LoopbackServer((request, line) -> tokens.handle(request, line));
        apiServer = new LoopbackServer((request, line) -> api.handle(request, line));
        gateway = gateway(tokenServer.url());
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        tokenServer.close();
        apiServer.close();
    }

    @Test
    void asksForATokenWithTheCredentials() {
        gateway.send(LIST_CUSTOMERS, scope());

        var asked = tokenServer.requests().get(0);
        assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /oauth/token");
        assertThat(asked.header("content-type")).isEqualTo("application/json");
        assertThat(asked.body())
                .isEqualTo("{\"audience\":\"https://audience.example\",\"grant_type\":\"client_credentials\","
                        + "\"client_id\":\"the-client\",\"client_secret\":\"" + SECRET + "\"}");
        assertThat(apiServer.requests().get(0).header("authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void keepsTheTokenUntilAMinuteBeforeItExpires() {
        gateway.send(LIST_CUSTOMERS, scope());
        advance(Duration.ofSeconds(86400 - 61));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(tokenServer.requests()).hasSize(1);

        advance(Duration.ofSeconds(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(tokenServer.requests()).hasSize(2);
    }

    @Test
    void keepsAShortLivedTokenForNineTenthsOfItsLife() {
        tokens = (request, line) -> line.answer(200, token("short", "100"));
        gateway.send(LIST_CUSTOMERS, scope());
        advance(Duration.ofSeconds(89));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(tokenServer.requests()).hasSize(1);

        advance(Duration.ofSeconds(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(tokenServer.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "-5", "\"soon\"", "1e400", "99999999999999999999", "{}"})
    void keepsATokenOfUnclearLifetimeForFiveMinutes(String expiresIn) {
        tokens = (request, line) -> line.answer(200, token("unclear", expiresIn));
        gateway.send(LIST_CUSTOMERS, scope());
        advance(Duration.ofMinutes(4).minusSeconds(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(tokenServer.requests()).hasSize(1);

        advance(Duration.ofMinutes(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(tokenServer.requests()).hasSize(2);
    }

    @Test
    void refreshesARefusedTokenOnceAndSendsAgain() {
        tokens = numberedTokens();
        api = (request, line) -> {
            var first = Objects.equals(
                    request.header("authorization"), apiServer.requests().get(0).header("authorization"));
            line.answer(first ? 401 : 201, "{}");
        };

        assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(Answer.Success.class);
        assertThat(tokenServer.requests()).hasSize(2);
        assertThat(apiServer.requests()).hasSize(2);
    }

    @Test
    void saysThatPaigoDoesNotAcceptTheToken() {
        tokens = numberedTokens();
        api = (request, line) -> line.answer(401, "{\"message\":\"Unauthorized\"}");

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new Answer.Refused(
                        401,
                        "Unauthorized; Paigo does not accept the token of these credentials: check PAIGO_CLIENT_ID,"
                                + " PAIGO_CLIENT_SECRET and PAIGO_AUDIENCE"));
        assertThat(apiServer.requests()).hasSize(2);
    }

    @Test
    void refreshesOnceForAllWhoseTokenWasRefused() throws Exception {
        tokens = numberedTokens();
        gateway.send(LIST_CUSTOMERS, scope());
        var old = apiServer.requests().get(0).header("authorization");
        api = (request, line) -> line.answer(Objects.equals(request.header("authorization"), old) ? 401 : 200, "{}");

        assertThat(together(32)).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Success.class));
        assertThat(tokenServer.requests()).hasSize(2);
    }

    @Test
    void asksOnceForAllWhoWait() throws Exception {
        var release = new CountDownLatch(1);
        tokens = (request, line) -> {
            release.await();
            line.answer(200, token("shared", "86400"));
        };
        CompletableFuture.runAsync(() -> {
            await().until(() -> tokenServer.requests().size() == 1);
            release.countDown();
        });

        assertThat(together(64)).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Success.class));
        assertThat(tokenServer.requests()).hasSize(1);
    }

    @Test
    void leavesOthersWaitingWhenTheFirstIsCancelled() throws Exception {
        var release = new CountDownLatch(1);
        tokens = (request, line) -> {
            release.await();
            line.answer(200, token("shared", "86400"));
        };
        var cancelled = scope();
        var first = CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, cancelled));
        await().until(() -> tokenServer.requests().size() == 1);
        var second = CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, scope()));

        cancelled.cancel();
        assertThat(first.get())
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        unreachable -> assertThat(unreachable.reason())
                                .contains("cancelled")
                                .contains("nothing was applied"));

        release.countDown();
        assertThat(second.get()).isInstanceOf(Answer.Success.class);
    }

    @Test
    void waitsForATokenNoLongerThanTheCallMayTake() {
        var never = new CountDownLatch(1);
        tokens = (request, line) -> never.await();

        assertThat(gateway.send(ADD_CREDITS, scope(Duration.ofMillis(200))))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).contains("nothing was applied"));
        assertThat(apiServer.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void saysWhatToCheckWhenTheCredentialsAreRefused(int status) {
        tokens = (request, line) -> line.answer(
                status,
                "{\"error\":\"access_denied\",\"error_description\":\"the-client with " + SECRET + " is unknown\"}");

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new Answer.Unreachable(
                        status,
                        "Paigo's token endpoint refused these credentials: it answered " + status
                                + " (*** with *** is unknown); check PAIGO_CLIENT_ID, PAIGO_CLIENT_SECRET and"
                                + " PAIGO_AUDIENCE; nothing was applied"));
        assertThat(apiServer.requests()).isEmpty();
        assertThat(tokenServer.requests()).hasSize(1);
    }

    @Test
    void asksForATokenAgainAfterAPassingFailure() {
        tokens = (request, line) -> {
            switch (tokenServer.requests().size()) {
                case 1 -> line.drop();
                case 2 -> line.answer(503, "");
                default -> line.answer(200, token("late", "86400"));
            }
        };

        assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(Answer.Success.class);
    }

    @Test
    void recoversWhenTheTokenEndpointDoes() {
        tokens = (request, line) -> line.answer(500, "");
        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new Answer.Unreachable(
                        500,
                        "Paigo's token endpoint cannot be reached: it answered 500; try again later;"
                                + " nothing was applied"));

        tokens = (request, line) -> line.answer(200, token("late", "86400"));
        assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(Answer.Success.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>", "", "{}", "{\"access_token\":7}", "{\"access_token\":\"a\\r\\nX-Evil: 1\"}", "[]"})
    void saysThatTheTokenEndpointGaveNoToken(String body) {
        tokens = (request, line) -> line.answer(200, body);

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        unreachable -> assertThat(unreachable.reason())
                                .contains("PAIGO_TOKEN_URL")
                                .endsWith("nothing was applied"));
        assertThat(apiServer.requests()).isEmpty();
    }

    @Test
    void saysThatTheTokenEndpointCannotBeReached() throws IOException {
        URI unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = URI.create("http://localhost:" + socket.getLocalPort());
        }
        try (var lonely = gateway(unused)) {
            assertThat(lonely.send(ADD_CREDITS, scope()))
                    .isEqualTo(new Answer.Unreachable(
                            null,
                            "Paigo's token endpoint cannot be reached: the connection is refused; try again later,"
                                    + " or check PAIGO_TOKEN_URL; nothing was applied"));
        }
    }

    @Test
    void sendsNothingOnceClosed() {
        gateway.close();

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new Answer.Unreachable(
                        null,
                        "Paigo's token endpoint has not answered yet: this server is shutting down;"
                                + " nothing was applied"));
    }

    @Test
    void printsNeitherSecretNorToken() {
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("dev.paigomcp");
        var level = ours.getLevel();
        ours.setLevel(ch.qos.logback.classic.Level.TRACE);
        log.start();
        root.addAppender(log);
        try {
            LoggerFactory.getLogger(TokensTest.class).trace("the log is seen");
            var account = account(tokenServer.url());
            api = (request, line) -> line.answer(401, "{\"message\":\"Bearer token-1 is bad\"}");
            var answers = account + " " + gateway.send(ADD_CREDITS, scope()) + gateway.send(LIST_CUSTOMERS, scope());

            assertThat(answers)
                    .contains("Bearer *** is bad")
                    .doesNotContain(SECRET)
                    .doesNotContain("token-1");
            assertThat(log.list)
                    .isNotEmpty()
                    .noneSatisfy(
                            event -> assertThat(event.getFormattedMessage()).containsAnyOf(SECRET, "token-1"));
        } finally {
            root.detachAppender(log);
            ours.setLevel(level);
        }
    }

    private ArrayList<Answer> together(int callers) throws Exception {
        var threads = Executors.newFixedThreadPool(callers);
        try {
            var calls = new ArrayList<CompletableFuture<Answer>>();
            for (var i = 0; i < callers; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> gateway.send(LIST_CUSTOMERS, scope()), threads));
            }
            var answers = new ArrayList<Answer>();
            for (var call : calls) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static LoopbackServer.Handler numberedTokens() {
        var count = new AtomicInteger();
        return (request, line) -> line.answer(200, token("token-" + count.incrementAndGet(), "86400"));
    }

    private void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private PaigoGateway gateway(URI tokenUrl) {
        InstantSource instants = now::get;
        Clock clock = instants.withZone(ZoneOffset.UTC);
        return new PaigoGateway(account(tokenUrl), ClientLimits.standard(), clock, () -> 0);
    }

    private PaigoAccount account(URI tokenUrl) {
        return new PaigoAccount(
                apiServer.url(),
                tokenUrl.resolve("/oauth/token"),
                "https://audience.example",
                "the-client",
                new Secret(SECRET));
    }

    private static String token(String value, String expiresIn) {
        return "{\"access_token\":\"" + value + "\",\"expires_in\":" + expiresIn + ",\"token_type\":\"Bearer\"}";
    }
}

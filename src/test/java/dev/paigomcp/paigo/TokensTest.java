package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private final TokenServers servers = new TokenServers();
    private final PaigoGateway gateway = servers.gateway();

    TokensTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        servers.close();
    }

    @Test
    void asksForATokenWithTheCredentials() {
        gateway.send(LIST_CUSTOMERS, scope());

        var asked = servers.tokenServer.requests().get(0);
        assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /oauth/token");
        assertThat(asked.header("content-type")).isEqualTo("application/json");
        assertThat(asked.body())
                .isEqualTo("{\"audience\":\"https://audience.example\",\"grant_type\":\"client_credentials\","
                        + "\"client_id\":\"the-client\",\"client_secret\":\"" + TokenServers.SECRET + "\"}");
        assertThat(servers.apiServer.requests().get(0).header("authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void namesTheSecretsThatNobodyMayBeShown() {
        assertThat(gateway.secrets()).extracting(Secret::reveal).containsExactly(TokenServers.SECRET);

        gateway.send(LIST_CUSTOMERS, scope());

        assertThat(gateway.secrets()).extracting(Secret::reveal).containsExactly(TokenServers.SECRET, "token-1");
    }

    @Test
    void keepsTheTokenUntilAMinuteBeforeItExpires() {
        gateway.send(LIST_CUSTOMERS, scope());
        servers.advance(Duration.ofSeconds(86400 - 61));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(servers.tokenServer.requests()).hasSize(1);

        servers.advance(Duration.ofSeconds(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(servers.tokenServer.requests()).hasSize(2);
    }

    @Test
    void keepsAShortLivedTokenForNineTenthsOfItsLife() {
        servers.tokens = (request, line) -> line.answer(200, TokenServers.token("short", "100"));
        gateway.send(LIST_CUSTOMERS, scope());
        servers.advance(Duration.ofSeconds(89));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(servers.tokenServer.requests()).hasSize(1);

        servers.advance(Duration.ofSeconds(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(servers.tokenServer.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "-5", "\"soon\"", "1e400", "99999999999999999999", "{}"})
    void keepsATokenOfUnclearLifetimeForFiveMinutes(String expiresIn) {
        servers.tokens = (request, line) -> line.answer(200, TokenServers.token("unclear", expiresIn));
        gateway.send(LIST_CUSTOMERS, scope());
        servers.advance(Duration.ofMinutes(4).minusSeconds(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(servers.tokenServer.requests()).hasSize(1);

        servers.advance(Duration.ofMinutes(1));
        gateway.send(LIST_CUSTOMERS, scope());
        assertThat(servers.tokenServer.requests()).hasSize(2);
    }

    @Test
    void refreshesARefusedTokenOnceAndSendsAgain() {
        servers.tokens = TokenServers.numberedTokens();
        servers.api = (request, line) -> {
            var first = Objects.equals(
                    request.header("authorization"),
                    servers.apiServer.requests().get(0).header("authorization"));
            line.answer(first ? 401 : 201, "{}");
        };

        assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
        assertThat(servers.tokenServer.requests()).hasSize(2);
        assertThat(servers.apiServer.requests()).hasSize(2);
    }

    @Test
    void saysThatPaigoDoesNotAcceptTheToken() {
        servers.tokens = TokenServers.numberedTokens();
        servers.api = (request, line) -> line.answer(401, "{\"message\":\"Unauthorized\"}");

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new PaigoResult.Refused(
                        401,
                        "Unauthorized; Paigo does not accept the token of these credentials: check PAIGO_CLIENT_ID,"
                                + " PAIGO_CLIENT_SECRET and PAIGO_AUDIENCE"));
        assertThat(servers.apiServer.requests()).hasSize(2);
    }

    @Test
    void refreshesOnceForAllWhoseTokenWasRefused() throws Exception {
        servers.tokens = TokenServers.numberedTokens();
        gateway.send(LIST_CUSTOMERS, scope());
        var old = servers.apiServer.requests().get(0).header("authorization");
        servers.api =
                (request, line) -> line.answer(Objects.equals(request.header("authorization"), old) ? 401 : 200, "{}");

        assertThat(together(32)).allSatisfy(answer -> assertThat(answer).isInstanceOf(PaigoResult.Success.class));
        assertThat(servers.tokenServer.requests()).hasSize(2);
    }

    @Test
    void asksOnceForAllWhoWait() throws Exception {
        var release = new CountDownLatch(1);
        servers.tokens = (request, line) -> {
            release.await();
            line.answer(200, TokenServers.token("shared", "86400"));
        };
        CompletableFuture.runAsync(() -> {
            await().until(() -> servers.tokenServer.requests().size() == 1);
            release.countDown();
        });

        assertThat(together(64)).allSatisfy(answer -> assertThat(answer).isInstanceOf(PaigoResult.Success.class));
        assertThat(servers.tokenServer.requests()).hasSize(1);
    }

    @Test
    void leavesOthersWaitingWhenTheFirstIsCancelled() throws Exception {
        var release = new CountDownLatch(1);
        servers.tokens = (request, line) -> {
            release.await();
            line.answer(200, TokenServers.token("shared", "86400"));
        };
        var cancelled = scope();
        var first = CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, cancelled));
        await().until(() -> servers.tokenServer.requests().size() == 1);
        var second = CompletableFuture.supplyAsync(() -> gateway.send(ADD_CREDITS, scope()));

        cancelled.cancel();
        assertThat(first.get())
                .isEqualTo(new PaigoResult.Unreachable(
                        null, "Paigo's token endpoint has not answered yet: the call was cancelled"));

        release.countDown();
        assertThat(second.get()).isInstanceOf(PaigoResult.Success.class);
    }

    private ArrayList<PaigoResult> together(int callers) throws Exception {
        var threads = Executors.newFixedThreadPool(callers);
        try {
            var calls = new ArrayList<CompletableFuture<PaigoResult>>();
            for (var i = 0; i < callers; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> gateway.send(LIST_CUSTOMERS, scope()), threads));
            }
            var answers = new ArrayList<PaigoResult>();
            for (var call : calls) {
                answers.add(call.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}

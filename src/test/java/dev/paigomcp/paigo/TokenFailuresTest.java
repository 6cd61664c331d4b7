package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class TokenFailuresTest {
    private final TokenServers servers = new TokenServers();
    private final PaigoGateway gateway = servers.gateway();

    TokenFailuresTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void saysWhatToCheckWhenTheCredentialsAreRefused(int status) {
        servers.tokens = (request, line) -> line.answer(
                status,
                "{\"error\":\"access_denied\",\"error_description\":\"the-client with " + TokenServers.SECRET
                        + " is unknown\"}");

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new PaigoResult.Unreachable(
                        status,
                        "Paigo's token endpoint refused these credentials: it answered " + status
                                + " ((hidden) with (hidden) is unknown); check PAIGO_CLIENT_ID, PAIGO_CLIENT_SECRET and"
                                + " PAIGO_AUDIENCE"));
        assertThat(servers.apiServer.requests()).isEmpty();
        assertThat(servers.tokenServer.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>", "", "{}", "{\"access_token\":7}", "{\"access_token\":\"a\\r\\nX-Evil: 1\"}", "[]"})
    void saysThatTheTokenEndpointGaveNoToken(String body) {
        servers.tokens = (request, line) -> line.answer(200, body);

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isInstanceOfSatisfying(
                        PaigoResult.Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).contains("PAIGO_TOKEN_URL"));
        assertThat(servers.apiServer.requests()).isEmpty();
    }

    private PaigoResult tokenAnsweredBy(LoopbackServer.Handler handler) {
        servers.tokens = handler;
        return gateway.send(ADD_CREDITS, scope());
    }

    private static PaigoResult noToken(@Nullable Integer status, String why) {
        return new PaigoResult.Unreachable(status, "Paigo's token endpoint " + why);
    }

    @Test
    void saysWhatTheTokenEndpointAnsweredInPlaceOfAToken() {
        assertThat(tokenAnsweredBy((request, line) -> line.answer(200, "<html>")))
                .isEqualTo(noToken(200, "answered with something that is not JSON; check PAIGO_TOKEN_URL"));
        assertThat(tokenAnsweredBy((request, line) -> line.answer(200, "{}")))
                .isEqualTo(noToken(200, "answered without a token; check PAIGO_TOKEN_URL"));
        assertThat(tokenAnsweredBy((request, line) -> line.answer(200, "\"" + "x".repeat(300_000) + "\"")))
                .isEqualTo(noToken(
                        null, "cannot be reached: its answer is too large; try again later, or check PAIGO_TOKEN_URL"));
        assertThat(tokenAnsweredBy((request, line) -> line.answer(302, "{}", "Location: " + servers.apiServer.url())))
                .isEqualTo(noToken(302, "answered 302, a redirect, which is not followed; check PAIGO_TOKEN_URL"));
        assertThat(servers.apiServer.requests()).isEmpty();
    }

    @Test
    void saysThatTheTokenEndpointDoesNotAnswer() {
        assertThat(tokenAnsweredBy((request, line) -> line.drop()))
                .isEqualTo(noToken(
                        null,
                        "cannot be reached: the connection was closed without an answer; try again later, or check"
                                + " PAIGO_TOKEN_URL"));
        assertThat(servers.tokenServer.requests()).hasSize(3);
    }

    @Test
    void asksForATokenAgainAfterAPassingFailure() {
        servers.tokens = (request, line) -> {
            switch (servers.tokenServer.requests().size()) {
                case 1 -> line.drop();
                case 2 -> line.answer(503, "");
                default -> line.answer(200, TokenServers.token("late", "86400"));
            }
        };

        assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
    }

    @Test
    void recoversWhenTheTokenEndpointDoes() {
        servers.tokens = (request, line) -> line.answer(500, "");
        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new PaigoResult.Unreachable(
                        500, "Paigo's token endpoint cannot be reached: it answered 500; try again later"));

        servers.tokens = (request, line) -> line.answer(200, TokenServers.token("late", "86400"));
        assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
    }

    @Test
    void saysThatTheTokenEndpointCannotBeReached() throws IOException {
        URI unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = URI.create("http://localhost:" + socket.getLocalPort());
        }
        try (var lonely = servers.gateway(unused)) {
            assertThat(lonely.send(ADD_CREDITS, scope()))
                    .isEqualTo(new PaigoResult.Unreachable(
                            null,
                            "Paigo's token endpoint cannot be reached: the connection is refused; try again later,"
                                    + " or check PAIGO_TOKEN_URL"));
        }
    }

    @Test
    void waitsForATokenNoLongerThanTheCallMayTake() {
        var never = new CountDownLatch(1);
        servers.tokens = (request, line) -> never.await();

        assertThat(gateway.send(ADD_CREDITS, scope(Duration.ofMillis(200))))
                .isEqualTo(new PaigoResult.Unreachable(
                        null, "Paigo's token endpoint has not answered yet: the call's time is over"));
        assertThat(servers.apiServer.requests()).isEmpty();
    }

    @Test
    void sendsNothingOnceClosed() {
        gateway.close();

        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new PaigoResult.Unreachable(
                        null, "Paigo's token endpoint has not answered yet: this server is shutting down"));
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
            var account = servers.account(servers.tokenServer.url());
            servers.api = (request, line) -> line.answer(401, "{\"message\":\"Bearer token-1 is bad\"}");
            var answers = account + " " + gateway.send(ADD_CREDITS, scope()) + gateway.send(LIST_CUSTOMERS, scope());

            assertThat(answers)
                    .contains("Bearer (hidden) is bad")
                    .doesNotContain(TokenServers.SECRET)
                    .doesNotContain("token-1");
            assertThat(log.list)
                    .isNotEmpty()
                    .noneSatisfy(event ->
                            assertThat(event.getFormattedMessage()).containsAnyOf(TokenServers.SECRET, "token-1"));
        } finally {
            root.detachAppender(log);
            ours.setLevel(level);
        }
    }
}

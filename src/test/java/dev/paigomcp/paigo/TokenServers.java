package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A token endpoint and an API with exchangeable handlers, and the clock by which tokens expire. */
final class TokenServers implements AutoCloseable {
    static final String SECRET = "s3cr3t-value";

    volatile LoopbackServer.Handler tokens = (request, line) -> line.answer(200, token("token-1", "86400"));
    volatile LoopbackServer.Handler api = (request, line) -> line.answer(200, "{}");
    final LoopbackServer tokenServer = new LoopbackServer((request, line) -> tokens.handle(request, line));
    final LoopbackServer apiServer = new LoopbackServer((request, line) -> api.handle(request, line));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    TokenServers() throws IOException {}

    void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    PaigoGateway gateway() {
        return gateway(tokenServer.url());
    }

    PaigoGateway gateway(URI tokenUrl) {
        InstantSource instants = now::get;
        return new PaigoGateway(
                account(tokenUrl),
                ClientLimits.standard(),
                AnswerBudget.ofHeap().part(),
                instants.withZone(ZoneOffset.UTC),
                () -> 0);
    }

    PaigoAccount account(URI tokenUrl) {
        return new PaigoAccount(
                apiServer.url(),
                tokenUrl.resolve("/oauth/token"),
                "https://audience.example",
                "the-client",
                new Secret(SECRET));
    }

    static String token(String value, String expiresIn) {
        return "{\"access_token\":\"" + value + "\",\"expires_in\":" + expiresIn + ",\"token_type\":\"Bearer\"}";
    }

    static LoopbackServer.Handler numberedTokens() {
        var count = new AtomicInteger();
        return (request, line) -> line.answer(200, token("token-" + count.incrementAndGet(), "86400"));
    }

    @Override
    public void close() throws IOException {
        tokenServer.close();
        apiServer.close();
    }
}

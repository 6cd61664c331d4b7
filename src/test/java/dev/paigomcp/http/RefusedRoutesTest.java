package dev.paigomcp.http;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.auth.Principal;
import dev.paigomcp.http.auth.RefusedTokens;
import dev.paigomcp.http.filter.ClientAddress;
import dev.paigomcp.http.filter.HttpError;
import dev.paigomcp.http.filter.RequestLimits;
import dev.paigomcp.http.jetty.HttpLimits;
import dev.paigomcp.http.jetty.WebServer;
import dev.paigomcp.limits.FailureLockout;
import dev.paigomcp.limits.RateLimiter;
import dev.paigomcp.store.StoreException;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How routes refuse: who calls too often or with wrong tokens, and everybody while the store is gone. */
final class RefusedRoutesTest {
    private final AtomicLong now = new AtomicLong();
    private final ClientAddress addresses = new ClientAddress(List.of());
    private final RequestLimits limits =
            new RequestLimits(addresses, RateLimiter.UNLIMITED, RateLimiter.perMinute(2, now::get));
    private final RefusedTokens refusedTokens = new RefusedTokens(
            addresses,
            new FailureLockout(
                    new FailureLockout.Rule(3, Duration.ofMinutes(1), ofSeconds(40), ofSeconds(80)), now::get));
    private final WebServer server = WebServer.start("127.0.0.1", 0, HttpLimits.DEFAULT, this::addRoutes, "");

    private void addRoutes(JavalinDefaultRoutingApi routes) {
        routes.get("/call", this::call);
        routes.get("/token", this::token);
        routes.get("/store", ctx -> {
            throw StoreException.of(new IllegalStateException(new SQLException("key-of-a-record", "08006", 7)));
        });
        new ErrorResponses(() -> "id-7", Map.of(), "").addTo(routes);
    }

    private void token(Context ctx) {
        if (!"ann".equals(ctx.header("X-Who"))) {
            refusedTokens.count(ctx.req());
            throw new HttpError(401, "no");
        }
    }

    private void call(Context ctx) {
        limits.checkPrincipal(new Principal(String.valueOf(ctx.header("X-Who")), "acme", Set.of()));
        ctx.result("done");
    }

    @AfterEach
    void close() {
        server.stop(Duration.ofSeconds(10));
    }

    private HttpResponse<String> get(String path, String who) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("X-Who", who)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void aPrincipalThatCallsTooOftenIsRefusedAndNobodyElse() throws IOException, InterruptedException {
        assertThat(get("/call", "ann").statusCode()).isEqualTo(200);
        assertThat(get("/call", "ann").statusCode()).isEqualTo(200);

        var refused = get("/call", "ann");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.body()).contains("Too many calls from this caller").doesNotContain("ann");
        assertThat(get("/call", "ben").statusCode()).isEqualTo(200);
        assertThat(limits.refused()).isEqualTo(1);
        now.addAndGet(ofSeconds(30).toNanos());
        assertThat(get("/call", "ann").statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressThatSendsWrongTokensIsLockedOutButForGoodOnes() throws IOException, InterruptedException {
        assertThat(get("/token", "eve").statusCode()).isEqualTo(401);
        assertThat(get("/token", "eve").statusCode()).isEqualTo(401);

        var refused = get("/token", "eve");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("40");
        assertThat(get("/token", "ann").statusCode()).isEqualTo(200);
        now.addAndGet(ofSeconds(40).toNanos());
        assertThat(get("/token", "eve").statusCode()).isEqualTo(401);
    }

    @Test
    void aStoreThatIsGoneIsToldWithoutItsInside() throws IOException, InterruptedException {
        var answer = get("/store", "ann");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(TestServer.json(answer).at("/error/message").asString())
                .isEqualTo("The server cannot reach its store: try again in a while, correlation id id-7");
        assertThat(answer.body()).doesNotContain("key-of-a-record", "08006", "Exception");
    }
}

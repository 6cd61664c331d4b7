package dev.paigomcp.demo;

import dev.paigomcp.common.ServerShutdown;
import dev.paigomcp.demo.RequestLog.DemoRequest;
import io.javalin.Javalin;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A stand-in for Paigo's API, reached over HTTP like the real one: it keeps an account in memory, checks each request
 * against the contract, and can be told to go wrong. Nothing that happens to it reaches Paigo. Thread-safe.
 */
public final class DemoPaigo implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final DemoOptions options;
    private final TokenIssuer tokens;
    private final DemoState state;
    private final DemoApiHandler handler;
    private final Javalin server;

    private DemoPaigo(DemoOptions options) {
        this.options = options;
        this.tokens = new TokenIssuer(options.clock(), new SecureRandom());
        var contract = DemoContract.load();
        var check = new RequestCheck(new SchemaCheck(contract.schemas()));
        this.state = new DemoState(options.clock(), check, options.seed());
        this.handler = new DemoApiHandler(contract, tokens, state);
        this.server = new DemoHttp(handler, new AdminRoutes(state, isLoopback(options.host())))
                .start(options.host(), options.port());
    }

    /** Starts a demo. It is listening when this returns. */
    public static DemoPaigo start(DemoOptions options) {
        return new DemoPaigo(options);
    }

    /** Returns the address of the API, without a path. */
    public URI baseUrl() {
        var host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return URI.create("http://" + host + ":" + server.port());
    }

    /** Returns the address of the token endpoint. */
    public URI tokenUrl() {
        return baseUrl().resolve("/oauth/token");
    }

    public String clientId() {
        return TokenIssuer.CLIENT_ID;
    }

    /** Returns the secret of the demo's only client. Each demo has another one. */
    public String clientSecret() {
        return tokens.clientSecret();
    }

    /** Makes the demo go wrong, as often as the fault says. */
    public void fault(Fault fault) {
        state.faults().add(fault);
    }

    /** Makes the demo go wrong, as described by the JSON that {@code POST /_demo/faults} takes. */
    public void fault(JsonNode fault) {
        fault(Fault.from(fault));
    }

    /** Forgets the faults that have not happened yet. */
    public void clearFaults() {
        state.faults().clear();
    }

    /** Makes reads show later writes only after this time. Writes are applied at once. */
    public void visibleAfter(Duration time) {
        state.visibleAfter(time);
    }

    /** Returns the last 1000 requests to the API, oldest first, without token and admin requests. */
    public List<DemoRequest> requests() {
        return state.requests();
    }

    /**
     * Puts things into the account, or arranges refusals. The fields are {@code customer}, {@code offering}, {@code
     * dimension}, {@code invoice}, {@code usage}, {@code transaction} and {@code refuse}, each with one object or an array
     * of them.
     */
    public void given(JsonNode things) {
        state.given(things);
    }

    /** Starts over with another account, no faults, no lag and an empty log. Tokens stay valid. */
    public void reset(DemoOptions.Seed seed) {
        state.reset(seed);
    }

    /**
     * Starts over with a made-up account of that many customers and invoices, in three currencies and all states. The same
     * seed makes the same account at the same time.
     */
    public void generate(int customers, int invoices, int seed) {
        state.generate(customers, invoices, seed);
    }

    @Override
    public void close() {
        handler.close();
        ServerShutdown.within(STOP_TIMEOUT, server);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

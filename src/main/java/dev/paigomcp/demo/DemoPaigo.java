package dev.paigomcp.demo;

import dev.paigomcp.common.ServerShutdown;
import io.javalin.Javalin;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stand-in for Paigo's API, reached over HTTP like the real one: it keeps an account in memory, holds each request
 * against the contract, and can be told to go wrong. Nothing that is done to it reaches Paigo. Thread-safe.
 */
public final class DemoPaigo implements AutoCloseable {
    private final DemoOptions options;
    private final ReadLag visibility;
    private final RequestCheck check;
    private final TokenIssuer tokens;
    private final FaultQueue faults = new FaultQueue();
    private final RequestLog log = new RequestLog();
    private final DemoApiHandler requests;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Javalin server;
    private volatile DemoApi api;

    private DemoPaigo(DemoOptions options) {
        this.options = options;
        this.visibility = new ReadLag(options.clock());
        var contract = DemoContract.load();
        this.check = new RequestCheck(new SchemaCheck(contract.schemas()));
        this.tokens = new TokenIssuer(options.clock(), new SecureRandom());
        this.api = seeded(options.seed());
        this.requests = new DemoApiHandler(contract, tokens, faults, log);
        this.server = new DemoHttp(this, requests, new AdminRoutes(this, isLoopback(options.host())))
                .start(options.host(), options.port());
    }

    /** Starts a demo; it listens when this returns. */
    public static DemoPaigo start(DemoOptions options) {
        return new DemoPaigo(options);
    }

    /** Where the API is, without a path. */
    public URI baseUrl() {
        var host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return URI.create("http://" + host + ":" + server.port());
    }

    /** Where tokens are had. */
    public URI tokenUrl() {
        return baseUrl().resolve("/oauth/token");
    }

    public String clientId() {
        return TokenIssuer.CLIENT_ID;
    }

    /** The secret of the demo's only client, another one in each instance. */
    public String clientSecret() {
        return tokens.clientSecret();
    }

    /** Makes the demo go wrong once or more often, as the fault says. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /** As {@link #fault(Fault)}, from the JSON that {@code POST /_demo/faults} takes. */
    public void fault(JsonNode fault) {
        fault(Fault.from(fault));
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Shows what is written from now on to reads only after a while; it is applied at once. */
    public void visibleAfter(Duration lag) {
        visibility.lag(lag);
    }

    /** The last 1000 requests to the API, oldest first; neither token nor admin requests are among them. */
    public List<DemoRequest> requests() {
        return log.all();
    }

    /**
     * Puts things into the account, or arranges a refusal: {@code customer}, {@code offering}, {@code dimension}, {@code
     * invoice}, {@code usage}, {@code transaction} or {@code refuse}, each one object or an array of them.
     */
    public void given(JsonNode state) {
        if (state.isArray()) {
            state.values().forEach(this::given);
            return;
        }
        if (!(state instanceof ObjectNode object)) {
            throw DemoRefusal.badRequest("the state must be a JSON object or an array of objects");
        }
        var things = object.deepCopy();
        var refuse = things.remove("refuse");
        api.given(things);
        if (refuse != null) {
            for (var each : refuse.isArray() ? refuse.values() : List.of(refuse)) {
                faults.add(Fault.refusing(
                        each.path("operation").asString(""), each.path("status").asInt(400), each.get("body")));
            }
        }
    }

    /** Starts over: another account, no faults, no lag, no remembered requests; tokens stay valid. */
    public void reset(DemoOptions.Seed seed) {
        faults.clear();
        visibility.lag(Duration.ZERO);
        api = seeded(seed);
        log.clear();
    }

    @Override
    public void close() {
        requests.close();
        ServerShutdown.within(PATIENCE, server);
    }

    DemoApi api() {
        return api;
    }

    private DemoApi seeded(DemoOptions.Seed seed) {
        var fresh = new DemoApi(new DemoAccount(visibility), check);
        if (seed == DemoOptions.Seed.SAMPLE) {
            fresh.given(SampleAccount.at(visibility.now()));
        }
        return fresh;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

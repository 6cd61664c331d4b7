package dev.paigomcp.paigo;

import dev.paigomcp.client.PaigoApi;
import dev.paigomcp.client.PaigoApiOperations;
import dev.paigomcp.common.BackgroundProbe;
import dev.paigomcp.common.Daemons;
import dev.paigomcp.common.Json;
import dev.paigomcp.common.Origins;
import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;

/** A Paigo account behind its generated client: the one place where an operation becomes a request. Thread-safe. */
public final class PaigoGateway implements Paigo, AutoCloseable {
    private static final Duration REACHABILITY_FRESH_FOR = Duration.ofSeconds(5);
    private static final Duration REACHABILITY_TIMEOUT = Duration.ofSeconds(5);

    private final ExecutorService background = Executors.newCachedThreadPool(Daemons.named("paigo-background"));
    private final HttpAttempt wire;
    private final PaigoClient client;
    private final PaigoApi api;
    private final BackgroundProbe reachability;

    /** @param jitter from 0 to 1, drawn anew for each wait before a retry */
    public PaigoGateway(PaigoAccount account, ClientLimits limits, Clock clock, DoubleSupplier jitter) {
        this(account.baseUrl(), limits, clock, jitter, (retries, background) -> {
            var endpoint = new TokenEndpoint(account, retries, Json.TOLERANT);
            return new ClientCredentials(endpoint, clock, background);
        });
    }

    /** A gateway that sends that bearer token and never asks for another. */
    public static PaigoGateway withFixedToken(
            URI baseUrl, Secret token, ClientLimits limits, Clock clock, DoubleSupplier jitter) {
        return new PaigoGateway(baseUrl, limits, clock, jitter, (retries, background) -> TokenSource.fixed(token));
    }

    private PaigoGateway(
            URI baseUrl,
            ClientLimits limits,
            Clock clock,
            DoubleSupplier jitter,
            BiFunction<Retries, Executor, TokenSource> tokens) {
        this.wire = new HttpAttempt(limits, "paigo-mcp/" + version());
        var retries = new Retries(wire, clock, jitter);
        this.client = new PaigoClient(baseUrl, Json.TOLERANT, wire, retries, tokens.apply(retries, background), clock);
        this.api = new PaigoApi(client);
        this.reachability = new BackgroundProbe(() -> connects(baseUrl), REACHABILITY_FRESH_FOR, clock, background);
    }

    @Override
    public PaigoResult send(PaigoRequest request, CallScope scope) {
        var operation = PaigoApiOperations.all().get(request.operation());
        if (operation == null) {
            throw new IllegalArgumentException("The client has no operation \"" + request.operation() + "\"");
        }
        var fault = UrlEncoding.fault(request);
        if (fault.isPresent()) {
            return fault.get();
        }
        return client.within(scope, () -> operation.send(api, request.path(), request.query(), request.body()));
    }

    /** Whether Paigo's host takes connections, told within that time from a probe that is a few seconds old at most. */
    public boolean isReachable(Duration limit) {
        return reachability.isTrue(limit);
    }

    private static boolean connects(URI url) {
        try (var socket = new Socket()) {
            // The name is resolved here, in the background, since a look-up has no timeout.
            socket.connect(
                    new InetSocketAddress(url.getHost(), Origins.port(url)), (int) REACHABILITY_TIMEOUT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
        wire.close();
    }

    private static String version() {
        var version = PaigoGateway.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}

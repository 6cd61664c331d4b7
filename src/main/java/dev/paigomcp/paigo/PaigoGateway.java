package dev.paigomcp.paigo;

import dev.paigomcp.client.PaigoApi;
import dev.paigomcp.common.BuildVersion;
import dev.paigomcp.common.Daemons;
import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * A Paigo account behind its generated client.
 *
 * <p>The tools ask for operations by their names in the contract, and know neither Java methods nor HTTP. The generated
 * client has a method for each operation that they use, so that an operation or a parameter that the contract lacks cannot
 * be sent. The gateway is where the two meet, and the only class that knows the generated client.
 *
 * <p>Below the client, everything about a request is decided in layers that each know one thing: {@link HttpTransport} the
 * token, {@link Retries} what may be sent again, {@link HttpAttempt} whether anything has left, {@link OutcomeRules} what
 * that means for the caller. The generated code is above all of them and has no part in any.
 *
 * <p>A client library with interceptors would offer the same layers as a list. They are plain calls instead, because each
 * hands the next something else: a request and a token, an attempt, an {@link Exchange}, a result. Openapi-generator's own
 * client was the first version; its one way out takes thirteen parameters and returns a body or throws, so that scope and
 * status had to be handed over by thread.
 *
 * <p>An instance owns its connections, its background threads and its token until it is closed. Thread-safe.
 */
public final class PaigoGateway implements Paigo, AutoCloseable {

    private final ExecutorService background = Executors.newCachedThreadPool(Daemons.named("paigo-background"));
    private final HttpAttempt http;
    private final PaigoApi api;
    private final TokenSource tokens;
    private final List<Secret> secrets;
    private final Reachability reachability;
    private final Duration answerTimeout;

    /**
     * Makes a gateway that fetches its tokens with the account's credentials.
     *
     * @param budget for what is kept of answers
     * @param jitter from 0 to 1, drawn anew for each wait before a retry
     */
    public PaigoGateway(
            PaigoAccount account, ClientLimits limits, AnswerBudget.Part budget, Clock clock, DoubleSupplier jitter) {
        this(account, limits, budget, clock, jitter, List.of());
    }

    /**
     * Makes such a gateway.
     *
     * @param secrets further ones that nobody may be shown, should Paigo repeat them
     */
    public PaigoGateway(
            PaigoAccount account,
            ClientLimits limits,
            AnswerBudget.Part budget,
            Clock clock,
            DoubleSupplier jitter,
            List<Secret> secrets) {
        this(
                account.baseUrl(),
                limits,
                budget,
                clock,
                jitter,
                (retries, background) -> {
                    var endpoint = new TokenEndpoint(account, retries);
                    return new ClientCredentials(endpoint, clock, background);
                },
                Stream.concat(Stream.of(account.clientSecret()), secrets.stream())
                        .distinct()
                        .toList());
    }

    /** Makes a gateway that sends the bearer token and never asks for another. */
    public static PaigoGateway withFixedToken(
            URI baseUrl,
            Secret token,
            ClientLimits limits,
            AnswerBudget.Part budget,
            Clock clock,
            DoubleSupplier jitter) {
        return new PaigoGateway(
                baseUrl, limits, budget, clock, jitter, (retries, background) -> TokenSource.fixed(token), List.of());
    }

    private PaigoGateway(
            URI baseUrl,
            ClientLimits limits,
            AnswerBudget.Part budget,
            Clock clock,
            DoubleSupplier jitter,
            BiFunction<Retries, Executor, TokenSource> tokens,
            List<Secret> secrets) {
        this.http = new HttpAttempt(limits, "paigo-mcp/" + BuildVersion.current());
        var retries = new Retries(http, clock, jitter);
        this.tokens = tokens.apply(retries, background);
        this.secrets = secrets;
        this.answerTimeout = limits.response();
        this.api = new PaigoApi(new HttpTransport(baseUrl, retries, this.tokens, budget, clock));
        this.reachability = new Reachability(baseUrl, clock, background);
    }

    @Override
    public PaigoResult send(PaigoRequest request, CallScope scope) {
        return api.send(request, scope);
    }

    @Override
    public Duration answerTimeout() {
        return answerTimeout;
    }

    @Override
    public List<Secret> secrets() {
        var all = new ArrayList<>(secrets);
        tokens.held().ifPresent(all::add);
        return all;
    }

    /** Returns whether Paigo's host accepts connections, as seen a few seconds ago; may wait up to the limit. */
    public Reachability.State reachability(Duration limit) {
        return reachability.state(limit);
    }

    @Override
    public void close() {
        background.shutdownNow();
        http.close();
    }
}

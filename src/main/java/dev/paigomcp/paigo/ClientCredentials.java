package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The token of an account, kept until shortly before it expires. One fetch serves all callers that wait for it; it runs
 * on a thread of its own, so that a caller who is cancelled or out of time leaves without harm to the others.
 */
final class ClientCredentials implements TokenSource {
    private static final Duration MAX_MARGIN = Duration.ofSeconds(60);

    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final Executor background;
    private final Object lock = new Object();
    private @Nullable Held held;
    private @Nullable CompletableFuture<Result> fetch;

    ClientCredentials(TokenEndpoint endpoint, Clock clock, Executor background) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.background = background;
    }

    @Override
    public SettingNames names() {
        return endpoint.names();
    }

    @Override
    public Result current(CallScope scope) {
        CompletableFuture<Result> fetching;
        synchronized (lock) {
            if (held != null && clock.instant().isBefore(held.until())) {
                return held.token();
            }
            fetching = fetching();
        }
        return await(fetching, scope);
    }

    @Override
    public Result replace(Secret refused, CallScope scope) {
        synchronized (lock) {
            if (held != null && held.token().value().equals(refused)) {
                held = null;
            }
        }
        return current(scope);
    }

    @Override
    public Optional<Secret> held() {
        synchronized (lock) {
            return Optional.ofNullable(held).map(token -> token.token().value());
        }
    }

    private CompletableFuture<Result> fetching() {
        if (fetch == null) {
            try {
                fetch = CompletableFuture.supplyAsync(this::fetch, background);
            } catch (RejectedExecutionException e) {
                return CompletableFuture.completedFuture(noToken("this server is shutting down"));
            }
        }
        return fetch;
    }

    private Result fetch() {
        try {
            return endpoint.fetch().fold(this::hold, failed -> failed);
        } finally {
            // Before anybody hears of the outcome, so that a failure is not served to whoever asks next.
            synchronized (lock) {
                fetch = null;
            }
        }
    }

    private Result hold(Token token) {
        var tenth = token.lifetime().dividedBy(10);
        var margin = tenth.compareTo(MAX_MARGIN) < 0 ? tenth : MAX_MARGIN;
        synchronized (lock) {
            held = new Held(token, clock.instant().plus(token.lifetime()).minus(margin));
        }
        return token;
    }

    private static Result await(CompletableFuture<Result> fetching, CallScope scope) {
        var mine = fetching.copy();
        scope.onCancel(() -> mine.cancel(false));
        try {
            return mine.get(scope.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            return noToken("the call was cancelled");
        } catch (TimeoutException e) {
            return noToken("the call's time is over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return noToken("the call was interrupted");
        }
    }

    private static Result noToken(String why) {
        return new NoToken(new PaigoResult.Unreachable(null, "Paigo's token endpoint has not answered yet: " + why));
    }

    private record Held(Token token, Instant until) {}
}

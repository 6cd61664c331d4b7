package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Sends again what may be sent again: a read up to three times, with exponential backoff and full jitter; anything else
 * once more and only after a refused connection, when nothing has left. Thread-safe.
 */
final class Retries {
    private static final int MAX_ATTEMPTS = 3;
    private static final Duration BASE_WAIT = Duration.ofMillis(300);
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final HttpAttempt http;
    private final Clock clock;
    private final DoubleSupplier jitter;

    /** @param jitter from 0 to 1, drawn anew for each wait */
    Retries(HttpAttempt http, Clock clock, DoubleSupplier jitter) {
        this.http = http;
        this.clock = clock;
        this.jitter = jitter;
    }

    /**
     * Sends a request, and again as long as that may help and the scope leaves time.
     *
     * @param request makes the request anew for each attempt
     * @param repeatable whether it changes nothing to send the request twice
     * @param reading how a 2xx answer is read
     */
    Exchange send(
            Supplier<CancellableRequest> request, boolean repeatable, ResponseReader.Reading reading, CallScope scope) {
        for (var attempt = 1; ; attempt++) {
            var exchange = http.send(request.get(), reading, scope);
            var again = repeatable
                    ? attempt < MAX_ATTEMPTS && exchange.isTransient()
                    : attempt == 1 && exchange.isRefusedConnection();
            if (!again || scope.isCancelled()) {
                return exchange;
            }
            var wait = waitBefore(attempt + 1, exchange);
            if (wait.compareTo(MAX_WAIT) > 0 || wait.compareTo(scope.remaining()) >= 0) {
                return exchange;
            }
            scope.progress(exchange.summary() + ": asking again in " + Math.max(1, wait.toMillis()) + " ms, attempt "
                    + (attempt + 1));
            if (!pause(wait, scope)) {
                return new Exchange.Stopped("the call was cancelled");
            }
        }
    }

    /** Returns our own backoff, or the longer wait that Paigo asks for. */
    private Duration waitBefore(int attempt, Exchange last) {
        var backoff = BASE_WAIT.multipliedBy(1L << (attempt - 2));
        var ours = Duration.ofNanos((long) (backoff.toNanos() * jitter.getAsDouble()));
        return last.retryAfter(clock.instant())
                .filter(asked -> asked.compareTo(ours) > 0)
                .orElse(ours);
    }

    /** Waits; returns false if the call was cancelled meanwhile. */
    private static boolean pause(Duration wait, CallScope scope) {
        var cancelled = new CountDownLatch(1);
        scope.onCancel(cancelled::countDown);
        try {
            return !cancelled.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.paigomcp.paigo;

import dev.paigomcp.transport.CallScope;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Sends again what may be sent again: a read up to three times, with exponential backoff and full jitter; anything else
 * only after a refused connection, when nothing has left, and once. Thread-safe.
 */
final class Retries {
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration BASE = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final HttpAttempt wire;
    private final Clock clock;
    private final DoubleSupplier jitter;

    /** @param jitter from 0 to 1, drawn anew for each wait */
    Retries(HttpAttempt wire, Clock clock, DoubleSupplier jitter) {
        this.wire = wire;
        this.clock = clock;
        this.jitter = jitter;
    }

    Exchange send(Supplier<CancellableRequest> request, boolean repeatable, CallScope scope) {
        for (var attempt = 1; ; attempt++) {
            var reply = wire.send(request.get(), scope);
            if (!isWorthRepeating(reply, repeatable, attempt)) {
                return reply;
            }
            var wait = wait(reply, attempt);
            if (wait.compareTo(LONGEST_WAIT) > 0 || wait.compareTo(scope.remaining()) >= 0) {
                return reply;
            }
            scope.progress(told(reply, wait, attempt));
            if (!pause(wait, scope)) {
                return new Exchange.Stopped("the call was cancelled");
            }
        }
    }

    private static boolean isWorthRepeating(Exchange reply, boolean repeatable, int attempt) {
        if (!repeatable) {
            return attempt == 1 && reply instanceof Exchange.NotSent notSent && notSent.refused();
        }
        if (attempt == MOST_ATTEMPTS) {
            return false;
        }
        if (reply instanceof Exchange.Received received) {
            var status = received.status();
            return status == 429 || status == 502 || status == 503 || status == 504;
        }
        return reply instanceof Exchange.NotSent || reply instanceof Exchange.Lost;
    }

    private Duration wait(Exchange reply, int attempt) {
        var backoff = BASE.multipliedBy(1L << (attempt - 1));
        var ours = Duration.ofNanos((long) (backoff.toNanos() * jitter.getAsDouble()));
        return retryAfter(reply).filter(asked -> asked.compareTo(ours) > 0).orElse(ours);
    }

    private Optional<Duration> retryAfter(Exchange reply) {
        return reply instanceof Exchange.Received received
                ? RetryAfter.read(received.retryAfter(), clock.instant())
                : Optional.empty();
    }

    private static String told(Exchange reply, Duration wait, int attempt) {
        var why = reply instanceof Exchange.Received received
                ? "Paigo answered " + received.status()
                : "Paigo did not answer";
        return why + ": asking again in " + Math.max(1, wait.toMillis()) + " ms, attempt " + (attempt + 1);
    }

    /** Whether the wait went by without the call being cancelled. */
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

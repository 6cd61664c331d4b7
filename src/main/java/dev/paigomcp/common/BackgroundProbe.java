package dev.paigomcp.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a yes-or-no question that may take long, such as whether a host can be reached: in the background, once at a
 * time for all who ask, and not again while the last answer is fresh. Thread-safe.
 */
public final class BackgroundProbe {
    private final BooleanSupplier question;
    private final Duration freshFor;
    private final Clock clock;
    private final Executor background;
    private @Nullable CompletableFuture<Boolean> answer;
    private Instant askedAt = Instant.MIN;

    /**
     * Makes a probe; the question is first asked when somebody wants to know.
     *
     * @param freshFor how long an answer is given again, counted from when it was asked for; zero to ask each time
     * @param background runs the question
     */
    public BackgroundProbe(BooleanSupplier question, Duration freshFor, Clock clock, Executor background) {
        this.question = question;
        this.freshFor = freshFor;
        this.clock = clock;
        this.background = background;
    }

    /** Returns the answer, or false if it takes longer than the limit; the question then goes on for the next caller. */
    public boolean isTrue(Duration limit) {
        try {
            return answer().get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> answer() {
        var now = clock.instant();
        if (answer == null || (answer.isDone() && !now.isBefore(askedAt.plus(freshFor)))) {
            askedAt = now;
            answer = CompletableFuture.supplyAsync(question::getAsBoolean, background);
        }
        return answer;
    }
}

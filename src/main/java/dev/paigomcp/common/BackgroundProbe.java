package dev.paigomcp.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question that may take long, such as whether a host can be reached: in the background, once at a time for
 * all who ask, and not again while the last answer is fresh. Thread-safe.
 */
public final class BackgroundProbe<T> {
    private final Supplier<T> question;
    private final Duration freshFor;
    private final Clock clock;
    private final Executor background;
    private @Nullable CompletableFuture<T> answer;
    private volatile Optional<T> latest = Optional.empty();
    private Instant askedAt = Instant.MIN;

    /**
     * Makes a probe; the question is first asked when somebody wants to know.
     *
     * @param freshFor how long an answer is given again, counted from when it was asked for; zero to ask each time
     * @param background runs the question
     */
    public BackgroundProbe(Supplier<T> question, Duration freshFor, Clock clock, Executor background) {
        this.question = question;
        this.freshFor = freshFor;
        this.clock = clock;
        this.background = background;
    }

    /**
     * Returns the answer, or empty if the question failed or takes longer than the limit; it then goes on for the next
     * caller.
     */
    public Optional<T> answer(Duration limit) {
        try {
            return Optional.of(ask().get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Returns the answer that was found last, however old it is, or empty if there is none or the question failed. */
    public Optional<T> latest() {
        return latest;
    }

    /** Returns how long the question has been under way, or empty if it is not. */
    public synchronized Optional<Duration> pending() {
        return answer == null || answer.isDone()
                ? Optional.empty()
                : Optional.of(Duration.between(askedAt, clock.instant()));
    }

    private synchronized CompletableFuture<T> ask() {
        var now = clock.instant();
        if (answer == null || (answer.isDone() && !isFresh(now))) {
            askedAt = now;
            answer = CompletableFuture.supplyAsync(this::find, background);
        }
        return answer;
    }

    /** While the question is under way, the answer before it remains the latest one. */
    private T find() {
        var found = Optional.<T>empty();
        try {
            var answered = question.get();
            found = Optional.of(answered);
            return answered;
        } finally {
            latest = found;
        }
    }

    /** An answer from the future is none: the clock was set back. */
    private boolean isFresh(Instant now) {
        return !now.isBefore(askedAt) && now.isBefore(askedAt.plus(freshFor));
    }
}

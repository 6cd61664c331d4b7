package dev.paigomcp.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The life of one tool call, shared by all requests that it makes to Paigo: one deadline, one correlation id, a way to
 * cancel the request under way, a listener for progress, what to say of its write if its outcome gets lost, and what is
 * given back at its end. Thread-safe.
 */
public final class CallScope {
    private static final Runnable NOTHING = () -> {};
    private static final Runnable CANCELLED = () -> {};
    private static final Runnable ENDED = () -> {};

    private final String correlationId;
    private final long deadline;
    private volatile Consumer<String> progress = message -> {};
    private final AtomicReference<Runnable> abort = new AtomicReference<>(NOTHING);
    private final AtomicReference<Runnable> release = new AtomicReference<>(NOTHING);
    private volatile @Nullable UnaryOperator<String> write;
    private volatile boolean departed;

    /** @param limit the time for the whole call, from now */
    public CallScope(String correlationId, Duration limit) {
        this.correlationId = correlationId;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    public String correlationId() {
        return correlationId;
    }

    /** Returns the remaining time of the call, or zero if it is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Sets the listener for progress, which must be quick and must not throw. */
    public void onProgress(Consumer<String> listener) {
        progress = listener;
    }

    /** Reports progress, in words for people to read. */
    public void progress(String message) {
        progress.accept(message);
    }

    /**
     * Says that the next request is a write.
     *
     * @param lost makes the words for a write whose outcome is lost, given the reason
     */
    public void beginWrite(UnaryOperator<String> lost) {
        departed = false;
        write = lost;
    }

    /** Says that a request of this call may have begun to leave. */
    public void depart() {
        departed = true;
    }

    /** Says that nothing of the write was applied, or that there is no write any more. */
    public void endWrite() {
        write = null;
    }

    /**
     * Returns what to tell the caller if this server fails now, or empty unless a write has left.
     *
     * @param reason why the outcome is lost, as the end of a sentence
     */
    public Optional<String> lostWrite(String reason) {
        var words = write;
        return words == null || !departed ? Optional.empty() : Optional.of(words.apply(reason));
    }

    /** Stops the request under way, and every later one before it starts. */
    public void cancel() {
        abort.getAndSet(CANCELLED).run();
    }

    /** Returns whether the call was cancelled. */
    public boolean isCancelled() {
        return abort.get() == CANCELLED;
    }

    /** Sets what stops the request under way; runs it at once if the call is already cancelled. */
    public void onCancel(Runnable stop) {
        var before = abort.getAndUpdate(current -> current == CANCELLED ? CANCELLED : stop);
        if (before == CANCELLED) {
            stop.run();
        }
    }

    /** Adds what is to be run when the answer to the call is made; runs it at once if that is so already. */
    public void onEnd(Runnable giveBack) {
        var before = release.getAndUpdate(current -> current == ENDED ? ENDED : both(current, giveBack));
        if (before == ENDED) {
            giveBack.run();
        }
    }

    private static Runnable both(Runnable first, Runnable second) {
        return first == NOTHING
                ? second
                : () -> {
                    first.run();
                    second.run();
                };
    }

    /** Says that the answer to the call is made: gives back what it held. Does nothing the second time. */
    public void end() {
        release.getAndSet(ENDED).run();
    }
}

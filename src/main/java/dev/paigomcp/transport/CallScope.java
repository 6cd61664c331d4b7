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

    private final Life life;
    private final long deadline;
    private final String overdue;

    /** What all parts of a call share. */
    private static final class Life {
        private final String correlationId;
        private final AtomicReference<Runnable> abort = new AtomicReference<>(NOTHING);
        private final AtomicReference<Runnable> release = new AtomicReference<>(NOTHING);
        private volatile Consumer<String> progress = message -> {};
        private volatile @Nullable UnaryOperator<String> write;
        private volatile boolean departed;

        private Life(String correlationId) {
            this.correlationId = correlationId;
        }
    }

    /** @param limit the time for the whole call, from now */
    public CallScope(String correlationId, Duration limit) {
        this(new Life(correlationId), System.nanoTime() + limit.toNanos(), "the call's time is over");
    }

    private CallScope(Life life, long deadline, String overdue) {
        this.life = life;
        this.deadline = deadline;
        this.overdue = overdue;
    }

    /**
     * Returns the scope of a part of the call, which ends with the call or before it.
     *
     * @param limit the time for the part, from now
     * @param overdue what to say once it is over, as the end of a sentence
     */
    public CallScope part(Duration limit, String overdue) {
        return limit.compareTo(remaining()) < 0
                ? new CallScope(life, System.nanoTime() + limit.toNanos(), overdue)
                : this;
    }

    public String correlationId() {
        return life.correlationId;
    }

    /** Returns what to say once the time is over, as the end of a sentence. */
    public String overdue() {
        return overdue;
    }

    /** Returns the remaining time of the call, or of the part of it; zero if it is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Sets the listener for progress, which must be quick and must not throw. */
    public void onProgress(Consumer<String> listener) {
        life.progress = listener;
    }

    /** Reports progress, in words for people to read. */
    public void progress(String message) {
        life.progress.accept(message);
    }

    /**
     * Says that the next request is a write.
     *
     * @param lost makes the words for a write whose outcome is lost, given the reason
     */
    public void beginWrite(UnaryOperator<String> lost) {
        life.departed = false;
        life.write = lost;
    }

    /** Says that a request of this call may have begun to leave. */
    public void depart() {
        life.departed = true;
    }

    /** Says that nothing of the write was applied, or that there is no write any more. */
    public void endWrite() {
        life.write = null;
    }

    /**
     * Returns what to tell the caller if this server fails now, or empty unless a write has left.
     *
     * @param reason why the outcome is lost, as the end of a sentence
     */
    public Optional<String> lostWrite(String reason) {
        var words = life.write;
        return words == null || !life.departed ? Optional.empty() : Optional.of(words.apply(reason));
    }

    /** Stops the request under way, and every later one before it starts. */
    public void cancel() {
        life.abort.getAndSet(CANCELLED).run();
    }

    /** Returns whether the call was cancelled. */
    public boolean isCancelled() {
        return life.abort.get() == CANCELLED;
    }

    /** Sets what stops the request under way; runs it at once if the call is already cancelled. */
    public void onCancel(Runnable stop) {
        var before = life.abort.getAndUpdate(current -> current == CANCELLED ? CANCELLED : stop);
        if (before == CANCELLED) {
            stop.run();
        }
    }

    /** Adds what is to be run when the answer to the call is made; runs it at once if that is so already. */
    public void onEnd(Runnable giveBack) {
        var before = life.release.getAndUpdate(current -> current == ENDED ? ENDED : both(current, giveBack));
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
        life.release.getAndSet(ENDED).run();
    }
}

package dev.paigomcp.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The life of one tool call, across all requests that it makes to Paigo: one deadline, one correlation id, a way to stop
 * the request that is under way, and somebody who may listen to how it gets on.
 */
public final class CallScope {
    private static final Runnable NOTHING = () -> {};
    private static final Runnable CANCELLED = () -> {};

    private final String correlationId;
    private final long deadline;
    private volatile Consumer<String> progress = message -> {};
    private final AtomicReference<Runnable> abort = new AtomicReference<>(NOTHING);

    public CallScope(String correlationId, Duration limit) {
        this.correlationId = correlationId;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    public String correlationId() {
        return correlationId;
    }

    /** What is left of the call's time; zero when it is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Names who is told how the call gets on; it must be quick and must not throw. */
    public void onProgress(Consumer<String> listener) {
        progress = listener;
    }

    /** Tells how the call gets on, in words of this server for people to read. */
    public void progress(String message) {
        progress.accept(message);
    }

    /** Stops the request under way, and every later one before it starts. */
    public void cancel() {
        abort.getAndSet(CANCELLED).run();
    }

    public boolean isCancelled() {
        return abort.get() == CANCELLED;
    }

    /** Names what stops the request under way; it is run at once when the call was cancelled already. */
    public void onCancel(Runnable stop) {
        var before = abort.getAndUpdate(current -> current == CANCELLED ? CANCELLED : stop);
        if (before == CANCELLED) {
            stop.run();
        }
    }
}

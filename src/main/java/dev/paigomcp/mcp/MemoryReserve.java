package dev.paigomcp.mcp;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A little memory that is kept for the answer to a call that ran out of it. Most of what such a call took is garbage by
 * then, but other calls may take it at once.
 */
final class MemoryReserve {
    private static final int RESERVE_BYTES = 256 * 1024;
    private static final AtomicReference<byte @Nullable []> RESERVE = new AtomicReference<>(new byte[RESERVE_BYTES]);

    private MemoryReserve() {}

    /** Runs the work, for which the reserve is free if memory has run out. */
    static <T> T spend(Throwable cause, Supplier<T> work) {
        if (!(cause instanceof OutOfMemoryError)) {
            return work.get();
        }
        RESERVE.set(null);
        try {
            return work.get();
        } finally {
            refill();
        }
    }

    private static void refill() {
        try {
            RESERVE.compareAndSet(null, new byte[RESERVE_BYTES]);
        } catch (OutOfMemoryError e) {
            RESERVE.compareAndSet(null, null); // the next one has to do without
        }
    }
}

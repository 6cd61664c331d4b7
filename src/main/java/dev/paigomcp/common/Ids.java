package dev.paigomcp.common;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids that no other process and no other call has, and that tell nothing: UUIDs of version 8 (RFC 9562, section 5.8), of
 * which one half is drawn once and the other counts on from where it was drawn. They can be guessed, so none of them may
 * open anything. A random UUID for each would cost every call a lock. Thread-safe.
 */
public final class Ids implements Supplier<String> {
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final long process;
    private final AtomicLong next;

    public Ids() {
        var random = new SecureRandom();
        this.process = random.nextLong() & ~0xF000L | VERSION_8;
        this.next = new AtomicLong(random.nextLong());
    }

    @Override
    public String get() {
        return new UUID(process, next.getAndIncrement() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT).toString();
    }
}

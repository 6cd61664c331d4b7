package dev.paigomcp.common;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes ids that are unique across calls and processes and reveal nothing: UUIDs of version 8 (RFC 9562, section 5.8). One
 * half is random for each process; the other counts up from a random start. The ids can be guessed, so none of them may
 * grant access. A random UUID each time would make every call wait for a lock. Thread-safe.
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

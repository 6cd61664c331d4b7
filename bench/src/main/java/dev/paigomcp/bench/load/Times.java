package dev.paigomcp.bench.load;

import java.util.Arrays;

/** How long each call took. */
final class Times {
    private long[] nanos = new long[1 << 16];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    Sample sample(long wall, int asked) {
        return new Sample(wall, Arrays.copyOf(nanos, count), asked);
    }
}

package dev.paigomcp.bench;

import dev.paigomcp.bench.load.Sample;
import java.util.ArrayList;
import java.util.List;

/** What one contestant came to under one workload and so many callers, over all rounds. */
final class Cell {
    private final List<Sample> samples = new ArrayList<>();
    private boolean failed;
    private long serverNanos;
    private long loadNanos;
    private long standInNanos;

    void add(Sample sample, long server, long load, long standIn) {
        samples.add(sample);
        serverNanos += server;
        loadNanos += load;
        standInNanos += standIn;
    }

    /** It gave a wrong answer or none, so that its numbers mean nothing. */
    void fail() {
        failed = true;
    }

    boolean failed() {
        return failed;
    }

    double perSecond() {
        return Sample.all(samples).perSecond();
    }

    double perSecond(int round) {
        return samples.get(round).perSecond();
    }

    int rounds() {
        return samples.size();
    }

    double millis(int perMille) {
        return Sample.all(samples).millis(perMille);
    }

    double serverMicros() {
        return micros(serverNanos);
    }

    double loadMicros() {
        return micros(loadNanos);
    }

    double standInMicros() {
        return micros(standInNanos);
    }

    private double micros(long nanos) {
        return nanos / 1e3 / samples.stream().mapToInt(Sample::asked).sum();
    }
}

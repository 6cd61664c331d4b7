package dev.paigomcp.bench.load;

import java.util.Arrays;
import java.util.List;

/**
 * What a stretch of load came to.
 *
 * @param wall how long it lasted, in nanoseconds
 * @param took how long each call took that ended in that time, in nanoseconds
 * @param asked how many calls there were, with those that ended later
 */
public record Sample(long wall, long[] took, int asked) {
    public double perSecond() {
        return took.length * 1e9 / wall;
    }

    /** So many of a thousand calls took no longer, in milliseconds. */
    public double millis(int perMille) {
        if (took.length == 0) {
            return Double.NaN;
        }
        var sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, (long) sorted.length * perMille / 1_000)] / 1e6;
    }

    /** Several as one. */
    public static Sample all(List<Sample> samples) {
        return new Sample(
                samples.stream().mapToLong(Sample::wall).sum(),
                samples.stream()
                        .flatMapToLong(sample -> Arrays.stream(sample.took()))
                        .toArray(),
                samples.stream().mapToInt(Sample::asked).sum());
    }
}

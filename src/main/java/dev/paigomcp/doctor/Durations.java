package dev.paigomcp.doctor;

import java.time.Duration;

/** A length of time as people say it, in its largest unit. */
final class Durations {
    private Durations() {}

    static String of(Duration time) {
        if (time.toHours() >= 48) {
            return count(time.toDays(), "day");
        }
        if (time.toMinutes() >= 120) {
            return count(time.toHours(), "hour");
        }
        return time.toSeconds() >= 120 ? count(time.toMinutes(), "minute") : count(time.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}

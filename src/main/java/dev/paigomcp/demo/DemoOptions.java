package dev.paigomcp.demo;

import java.time.Clock;

/**
 * How a demo Paigo is started.
 *
 * @param host the address to listen on; the admin routes exist only when it is a loopback address
 * @param port the port to listen on, 0 for a free one
 * @param clock what the demo takes for the present time
 * @param seed what the account holds at the start
 */
public record DemoOptions(String host, int port, Clock clock, Seed seed) {
    /** What an account holds before its first request. */
    public enum Seed {
        SAMPLE,
        EMPTY
    }

    /** The sample account on a free loopback port. */
    public static DemoOptions sample(Clock clock) {
        return new DemoOptions("127.0.0.1", 0, clock, Seed.SAMPLE);
    }

    /** An account that holds nothing, on a free loopback port. */
    public static DemoOptions empty(Clock clock) {
        return new DemoOptions("127.0.0.1", 0, clock, Seed.EMPTY);
    }
}

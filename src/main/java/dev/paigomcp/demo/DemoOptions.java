package dev.paigomcp.demo;

import java.time.Clock;

/**
 * How to start a demo Paigo.
 *
 * @param host the address to listen on; the admin routes answer only if it is a loopback address
 * @param port the port to listen on, or 0 for any free port
 * @param clock the demo's clock
 * @param seed what the account holds at the start
 */
public record DemoOptions(String host, int port, Clock clock, Seed seed) {
    /** What an account holds before its first request. */
    public enum Seed {
        SAMPLE,
        EMPTY
    }

    /** Returns options for the sample account on a free loopback port. */
    public static DemoOptions sample(Clock clock) {
        return new DemoOptions("127.0.0.1", 0, clock, Seed.SAMPLE);
    }

    /** Returns options for an empty account on a free loopback port. */
    public static DemoOptions empty(Clock clock) {
        return new DemoOptions("127.0.0.1", 0, clock, Seed.EMPTY);
    }
}

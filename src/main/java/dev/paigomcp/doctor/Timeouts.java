package dev.paigomcp.doctor;

import java.time.Duration;

/**
 * How long each part of the examination may take; together less than a minute.
 *
 * @param way to each of Paigo's two hosts, from its name to an answer; both are gone at once
 * @param token for a token
 * @param read for the account
 * @param port for what is at the server's port
 */
record Timeouts(Duration way, Duration token, Duration read, Duration port) {
    static final Timeouts USUAL =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(4));

    Duration total() {
        return way.plus(token).plus(read).plus(port);
    }
}

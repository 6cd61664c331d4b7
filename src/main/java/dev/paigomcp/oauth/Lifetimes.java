package dev.paigomcp.oauth;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param signIn from the beginning of a sign-in to the decision
 * @param code of an authorization code
 * @param access of an access token
 * @param refresh of a refresh token that is not used; each use gives another one
 * @param grant of a consent, whatever is used; then he signs in again
 * @param newClient of a registration until somebody consents to it
 * @param client of a registration after its last use
 */
public record Lifetimes(
        Duration signIn,
        Duration code,
        Duration access,
        Duration refresh,
        Duration grant,
        Duration newClient,
        Duration client) {
    public static final Lifetimes USUAL = new Lifetimes(
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(1),
            Duration.ofDays(180));
}

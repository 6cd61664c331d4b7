package dev.paigomcp.oauth;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param signIn from the beginning of a sign-in to the decision
 * @param code of an authorization code
 * @param access of an access token
 * @param refresh of a refresh token that is not used; each use gives another one
 * @param grant of a consent of somebody with a Paigo account of his own, whatever is used; then he signs in again
 * @param companyGrant of a consent of somebody who signed in at his organisation: what that says of him is not asked anew
 *     before
 * @param newClient of a registration until somebody consents to it
 * @param client of a registration after its last use
 */
public record Lifetimes(
        Duration signIn,
        Duration code,
        Duration access,
        Duration refresh,
        Duration grant,
        Duration companyGrant,
        Duration newClient,
        Duration client) {
    public static final Lifetimes USUAL = new Lifetimes(
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofDays(180));
}

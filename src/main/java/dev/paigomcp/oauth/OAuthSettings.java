package dev.paigomcp.oauth;

import dev.paigomcp.auth.Account;
import dev.paigomcp.config.ApplicationSettings;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.signin.OidcSignIn;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the authorization server is set up.
 *
 * @param publicUrl where clients and browsers reach this server
 * @param documents where applications may have their metadata documents
 * @param applications what the operator allows applications
 * @param own what accounts are like that people bring with Paigo credentials; null if they may not
 * @param company how people sign in at their organisation's identity provider; null if they may not
 */
public record OAuthSettings(
        PublicUrl publicUrl,
        Lifetimes lifetimes,
        Bounds bounds,
        AddressPolicy documents,
        ApplicationSettings applications,
        Account.@Nullable Template own,
        OidcSignIn.@Nullable Config company) {
    public OAuthSettings {
        if (own == null && company == null) {
            throw new IllegalArgumentException("there must be a way to sign in");
        }
    }

    /** Returns whether the operator trusts an application: its id proves a host that they named. */
    boolean isTrusted(OAuthClient client) {
        return OAuthClient.provedHost(client.id())
                .filter(host -> applications.trustedHosts().contains(host.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /**
     * How much strangers can make this server keep. Beyond a bound, what is oldest of the network with the most goes.
     *
     * @param registrations of applications; those that led to a grant stay, up to nine tenths of it
     * @param pendingSignIns from the beginning of a sign-in until somebody has signed in
     */
    public record Bounds(int registrations, int pendingSignIns) {
        public static final Bounds DEFAULT = new Bounds(10_000, 10_000);
    }

    /**
     * How long things last.
     *
     * @param signIn from the beginning of a sign-in to the decision
     * @param code an authorization code
     * @param access an access token
     * @param refresh a refresh token that is not used; each use gives another one
     * @param ownGrant the consent of a person with Paigo credentials of their own, however often it is used
     * @param companyGrant the consent of a person who signed in at their organisation, whose claims are not asked for
     *     anew before
     * @param newClient a registration until somebody consents to it
     * @param client a registration after its last use
     */
    public record Lifetimes(
            Duration signIn,
            Duration code,
            Duration access,
            Duration refresh,
            Duration ownGrant,
            Duration companyGrant,
            Duration newClient,
            Duration client) {
        public static final Lifetimes DEFAULT = new Lifetimes(
                Duration.ofMinutes(10),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofDays(30),
                Duration.ofDays(90),
                Duration.ofDays(7),
                Duration.ofDays(1),
                Duration.ofDays(180));
    }
}

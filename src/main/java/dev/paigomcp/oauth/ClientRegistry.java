package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.limits.AttemptLimit;
import dev.paigomcp.limits.Networks;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The applications that are known, by registration or by a document about them. Thread-safe. */
final class ClientRegistry {
    /** High, since applications in somebody's cloud come from few addresses, for many people. */
    static final int MAX_PER_ADDRESS = 200;

    /** Registrations from the networks that one provider may have given to one customer. */
    static final int MAX_PER_WIDER_NETWORK = 600;

    private static final Duration WINDOW = Duration.ofHours(1);
    /** How many make room at once for the next ones. */
    private static final int REMOVED_AT_ONCE = 10;
    /** The share of all registrations that may be in use; the rest is for people who are about to sign in. */
    private static final double MAX_SHARE_IN_USE = 0.9;

    private static final int MAX_ID_LENGTH = 512;
    /** The owner of registrations that led to a grant: none, so that they make no room for a flood of others. */
    private static final String IN_USE = "";

    private final JsonStore<OAuthClient> registered;
    private final ClientMetadataDocuments documents;
    private final OAuthSettings.Lifetimes lifetimes;
    private final Clock clock;
    private final RandomTokens random;
    private final int maxRegistered;
    private final int maxInUse;
    private final AttemptLimit registrations;
    private final AttemptLimit registrationsAround;

    ClientRegistry(
            KeyValueStore rows,
            ClientMetadataDocuments documents,
            OAuthSettings settings,
            Clock clock,
            RandomTokens random) {
        this.registered = new JsonStore<>(rows, "client", OAuthClient.class);
        this.documents = documents;
        this.lifetimes = settings.lifetimes();
        this.maxRegistered = settings.bounds().registrations();
        this.maxInUse = (int) (maxRegistered * MAX_SHARE_IN_USE);
        this.clock = clock;
        this.random = random;
        this.registrations = new AttemptLimit(MAX_PER_ADDRESS, WINDOW, clock);
        this.registrationsAround = new AttemptLimit(MAX_PER_WIDER_NETWORK, WINDOW, clock);
    }

    /**
     * A client that has just been registered.
     *
     * @param secret of a confidential client, which is told now and never again; null for a public one
     * @param until when the registration ends, unless somebody consents to it before
     */
    record Registered(OAuthClient client, @Nullable String secret, Instant at, Instant until) {}

    /** @param address that the request comes from */
    Registered register(OAuthClientMetadata metadata, String address) throws OAuthError {
        var network = Networks.around(address);
        var wait = registrations.take(address).or(() -> registrationsAround.take(network));
        if (wait.isPresent()) {
            throw OAuthError.tooMany(
                    "Too many registrations from this address: wait, or use the client that was registered before",
                    wait.get());
        }
        if (registered.count() >= maxRegistered) {
            makeRoom();
        }
        var secret = metadata.method().equals(ClientAuthenticationMethod.NONE) ? null : random.get();
        var hash = secret == null ? null : RandomTokens.hash(secret);
        var client = new OAuthClient(random.get(), metadata.name(), metadata.redirects(), hash, metadata.refreshes());
        var now = clock.instant();
        var until = now.plus(lifetimes.newClient());
        // As long as it is unused it belongs to the network that it came from, whose registrations make room if it has
        // the most: nobody's flood takes the place of others.
        registered.put(client.id(), RandomTokens.hash(network), client, until);
        return new Registered(client, secret, now, until);
    }

    /**
     * Removes some registrations: unused ones, unless those in use have grown beyond their share, which takes people who
     * consent and not just a flood of strangers. Of those in use, the ones go first whose grant is gone, then those that
     * were unused for longest.
     */
    private void makeRoom() {
        if (registered.countOwned(IN_USE) > maxInUse) {
            // Whoever is signing in anew has been found lately, and that is noted once a day.
            var lately = clock.instant()
                    .plus(lifetimes.client())
                    .minus(lifetimes.newClient().multipliedBy(2));
            registered.removeLeastNeeded(IN_USE, Grants.KIND, lately, REMOVED_AT_ONCE);
        } else {
            registered.removeOfLargestOwner(REMOVED_AT_ONCE);
        }
    }

    /**
     * Returns the client with that id, for somebody who begins to sign in.
     *
     * @param address of whoever names the client
     */
    OAuthClient find(String id, String address) throws OAuthError {
        if (OAuthClient.isDocument(id)) {
            return documents.find(id, address);
        }
        var stored = stored(id);
        if (stored.row().owner().equals(IN_USE)) {
            keep(stored);
        }
        return stored.value();
    }

    /**
     * Refuses a request that is not the client's. A public client proves nothing: its codes and tokens are bound to its
     * id.
     */
    void authenticate(String id, @Nullable ClientAuthentication given) throws OAuthError {
        var expected = OAuthClient.isDocument(id) ? null : stored(id).value().secretHash();
        if (expected == null) {
            if (given != null) {
                throw OAuthError.invalidClient();
            }
        } else if (!(given instanceof PlainClientSecret plain)
                || !RandomTokens.isSame(
                        expected, RandomTokens.hash(plain.getClientSecret().getValue()))) {
            throw OAuthError.invalidClient();
        }
    }

    private JsonStore.Versioned<OAuthClient> stored(String id) throws OAuthError {
        if (id.length() > MAX_ID_LENGTH) {
            throw OAuthError.invalidClient();
        }
        return registered.find(id).orElseThrow(OAuthError::invalidClient);
    }

    /** Keeps a registration for longer, since it is in use; from now on it makes room for no flood. */
    void keep(String id) {
        if (!OAuthClient.isDocument(id)) {
            registered.find(id).ifPresent(this::keep);
        }
    }

    /** At most once a day, so that not every use is a change. */
    private void keep(JsonStore.Versioned<OAuthClient> stored) {
        var until = clock.instant().plus(lifetimes.client());
        if (stored.expires().isBefore(until.minus(lifetimes.newClient()))) {
            registered.replace(stored, IN_USE, stored.value(), until);
        }
    }
}

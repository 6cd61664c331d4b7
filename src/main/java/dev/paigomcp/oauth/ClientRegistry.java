package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.limits.AttemptLimit;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The applications that are known, by registration or by a document about them. Thread-safe. */
final class ClientRegistry {
    static final int MAX_REGISTERED = 10_000;
    /** High, since applications in somebody's cloud come from few addresses, for many people. */
    static final int MAX_PER_ADDRESS = 200;

    private static final Duration ADDRESS_WINDOW = Duration.ofHours(1);
    private static final int MAX_ID_LENGTH = 512;

    private final JsonStore<OAuthClient> registered;
    private final ClientMetadataDocuments documents;
    private final OAuthSettings.Lifetimes lifetimes;
    private final Clock clock;
    private final RandomTokens random;
    private final AttemptLimit registrations;

    ClientRegistry(
            KeyValueStore rows,
            ClientMetadataDocuments documents,
            OAuthSettings.Lifetimes lifetimes,
            Clock clock,
            RandomTokens random) {
        this.registered = new JsonStore<>(rows, "client", OAuthClient.class);
        this.documents = documents;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.random = random;
        this.registrations = new AttemptLimit(MAX_PER_ADDRESS, ADDRESS_WINDOW, clock);
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
        var wait = registrations.take(address);
        if (wait.isPresent()) {
            throw OAuthError.tooMany(
                    "Too many registrations from this address: wait, or use the client that was registered before",
                    wait.get());
        }
        if (registered.count() >= MAX_REGISTERED) {
            throw new OAuthError(
                    503,
                    "temporarily_unavailable",
                    "Too many clients are registered: use a client id metadata document, or try again tomorrow, when"
                            + " unused registrations have ended");
        }
        var secret = metadata.method().equals(ClientAuthenticationMethod.NONE) ? null : random.get();
        var hash = secret == null ? null : RandomTokens.hash(secret);
        var client = new OAuthClient(random.get(), metadata.name(), metadata.redirects(), hash, metadata.refreshes());
        var now = clock.instant();
        var until = now.plus(lifetimes.newClient());
        registered.put(client.id(), "", client, until);
        return new Registered(client, secret, now, until);
    }

    /**
     * Returns the client with that id.
     *
     * @param address of whoever names the client
     */
    OAuthClient find(String id, String address) throws OAuthError {
        return OAuthClient.isDocument(id) ? documents.find(id, address) : registered(id);
    }

    /**
     * Refuses a request that is not the client's. A public client proves nothing: its codes and tokens are bound to its
     * id.
     */
    void authenticate(String id, @Nullable ClientAuthentication given) throws OAuthError {
        var expected = OAuthClient.isDocument(id) ? null : registered(id).secretHash();
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

    private OAuthClient registered(String id) throws OAuthError {
        if (id.length() > MAX_ID_LENGTH) {
            throw OAuthError.invalidClient();
        }
        return registered.find(id).map(JsonStore.Versioned::value).orElseThrow(OAuthError::invalidClient);
    }

    /** Keeps a registration for longer, since it is in use. */
    void keep(String id) {
        if (!OAuthClient.isDocument(id)) {
            var until = clock.instant().plus(lifetimes.client());
            registered
                    .find(id)
                    .filter(stored -> stored.expires().isBefore(until.minus(lifetimes.newClient())))
                    .ifPresent(stored -> registered.replace(stored, stored.value(), until));
        }
    }
}

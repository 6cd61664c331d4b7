package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import dev.paigomcp.secrets.RandomTokens;
import dev.paigomcp.limits.AttemptLimit;
import dev.paigomcp.store.JsonStore;
import dev.paigomcp.store.KeyValueStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The applications that are known, by registration or by their documents. Thread-safe. */
final class ClientRegistry {
    static final int MOST = 10_000;
    /** Applications in somebody's cloud come from few addresses, for many people. */
    static final int PER_ADDRESS = 200;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int LONGEST_ID = 512;

    private final JsonStore<OAuthClient> registered;
    private final ClientMetadataDocuments documents;
    private final Lifetimes lifetimes;
    private final Clock clock;
    private final RandomTokens opaque;
    private final AttemptLimit registrations;

    ClientRegistry(
            KeyValueStore records,
            ClientMetadataDocuments documents,
            Lifetimes lifetimes,
            Clock clock,
            RandomTokens opaque) {
        this.registered = new JsonStore<>(records, "client", OAuthClient.class);
        this.documents = documents;
        this.lifetimes = lifetimes;
        this.clock = clock;
        this.opaque = opaque;
        this.registrations = new AttemptLimit(PER_ADDRESS, WINDOW, clock);
    }

    /**
     * A client that has just been registered.
     *
     * @param secret of a confidential one; told now and never again
     * @param until it ends, unless somebody consents to it before
     */
    record Registered(
            OAuthClient client,
            ApplicationMetadata metadata,
            @Nullable String secret,
            Instant at,
            Instant until) {}

    Registered register(ApplicationMetadata metadata, String address) throws OAuthError {
        var wait = registrations.take(address);
        if (wait.isPresent()) {
            throw OAuthError.tooMany(
                    "Too many registrations from this address: wait, or use the client that was" + " registered before",
                    wait.get());
        }
        if (registered.count() >= MOST) {
            throw new OAuthError(
                    503,
                    "temporarily_unavailable",
                    "Too many clients are registered: use a client id metadata document, or try again tomorrow, when"
                            + " unused registrations have ended");
        }
        var secret = metadata.method().equals(ClientAuthenticationMethod.NONE) ? null : opaque.get();
        var hash = secret == null ? null : RandomTokens.hash(secret);
        var client = new OAuthClient(opaque.get(), metadata.name(), metadata.redirects(), hash, metadata.refreshes());
        var now = clock.instant();
        var until = now.plus(lifetimes.newClient());
        registered.put(client.id(), "", client, until);
        return new Registered(client, metadata, secret, now, until);
    }

    /** @param address of whoever names the client */
    OAuthClient find(String id, String address) throws OAuthError {
        if (OAuthClient.isDocument(id)) {
            return documents.client(id, address);
        }
        if (id.length() > LONGEST_ID) {
            throw OAuthError.client();
        }
        return registered.find(id).map(JsonStore.Versioned::value).orElseThrow(OAuthError::client);
    }

    /** Whether it is the client; a public one needs no more than its name, which its codes and tokens are bound to. */
    void authenticate(String id, @Nullable ClientAuthentication given) throws OAuthError {
        var expected = OAuthClient.isDocument(id) ? null : secretHash(id);
        if (expected == null) {
            if (given != null) {
                throw OAuthError.client();
            }
        } else if (!(given instanceof PlainClientSecret plain)
                || !RandomTokens.isSame(
                        expected, RandomTokens.hash(plain.getClientSecret().getValue()))) {
            throw OAuthError.client();
        }
    }

    private @Nullable String secretHash(String id) throws OAuthError {
        var held = id.length() > LONGEST_ID ? Optional.<JsonStore.Versioned<OAuthClient>>empty() : registered.find(id);
        return held.orElseThrow(OAuthError::client).value().secretHash();
    }

    /** Keeps a registration that is in use. */
    void used(String id) {
        if (!OAuthClient.isDocument(id)) {
            var until = clock.instant().plus(lifetimes.client());
            registered
                    .find(id)
                    .filter(held -> held.expires().isBefore(until.minus(lifetimes.newClient())))
                    .ifPresent(held -> registered.replace(held, held.value(), until));
        }
    }
}

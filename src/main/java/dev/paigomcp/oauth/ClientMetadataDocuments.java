package dev.paigomcp.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import dev.paigomcp.auth.OAuthError;
import dev.paigomcp.common.Json;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.limits.AttemptLimit;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The clients whose id is the address of a document about them (OAuth Client ID Metadata Document). A document is
 * cached for as long as its headers say, within bounds; failures are not cached. Thread-safe.
 */
final class ClientMetadataDocuments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClientMetadataDocuments.class);
    private static final String NO_METHOD = ClientAuthenticationMethod.NONE.getValue();
    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_ID_LENGTH = 512;
    private static final int MAX_CACHED = 500;
    private static final Duration MIN_LIFETIME = Duration.ofMinutes(1);
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(15);
    private static final Duration MAX_LIFETIME = Duration.ofDays(1);
    private static final int MAX_FETCHES = 30;
    private static final Duration FETCH_WINDOW = Duration.ofMinutes(10);
    private static final Pattern MAX_AGE = Pattern.compile("(?:.*[,\\s])?max-age=\"?(\\d{1,9})\"?(?:[,\\s].*)?");
    private static final Pattern NOT_CACHED = Pattern.compile(".*\\bno-(?:store|cache)\\b.*");

    private final AddressPolicy policy;
    private final RedirectRules redirects;
    private final GuardedHttpClient http;
    private final AttemptLimit fetches;
    private final Cache<String, Cached> cache;

    /** @param policy where documents may be */
    ClientMetadataDocuments(AddressPolicy policy, RedirectRules redirects, Clock clock) {
        this.policy = policy;
        this.redirects = redirects;
        this.http = new GuardedHttpClient(policy, MAX_BYTES, TIMEOUT);
        this.fetches = new AttemptLimit(MAX_FETCHES, FETCH_WINDOW, clock);
        this.cache = Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfter(Expiry.writing((String id, Cached document) -> document.lifetime()))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    private record Cached(OAuthClient client, Duration lifetime) {}

    /**
     * Returns the client that the document describes.
     *
     * @param address of whoever names the client
     */
    OAuthClient find(String id, String address) throws OAuthError {
        var url = url(id);
        var cached = cache.getIfPresent(id);
        if (cached != null) {
            return cached.client();
        }
        var wait = fetches.take(address);
        if (wait.isPresent()) {
            throw OAuthError.tooMany("Too many metadata documents were asked for: wait a few minutes", wait.get());
        }
        try {
            var reply = http.get(url);
            var client = read(id, reply);
            cache.put(id, new Cached(client, lifetime(reply.headers().getOrDefault("cache-control", ""))));
            return client;
        } catch (FetchException e) {
            LOG.info("client metadata document of {} refused: {}", url.getHost(), e.why());
            // It does not say why, since the reason would tell a stranger what this server can reach.
            throw refused("cannot be fetched: it must be at a public https address, answer 200 with JSON of "
                    + MAX_BYTES / 1024 + " KiB at most within " + TIMEOUT.toSeconds() + " s, and not redirect");
        }
    }

    /** Returns the address (section 3 of the draft). What a parser makes of it must be what was written. */
    private URI url(String id) throws OAuthError {
        try {
            var url = new URI(id);
            var plain = url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getRawPath().length() > 1
                    && url.normalize().equals(url);
            if (plain
                    && id.length() <= MAX_ID_LENGTH
                    && (id.startsWith("https://") || policy == AddressPolicy.ANYWHERE)) {
                return url;
            }
        } catch (URISyntaxException e) {
            LOG.debug("client id is not an address");
        }
        throw refused("must have an https address with a path, without user, fragment or dots between slashes");
    }

    private OAuthClient read(String id, GuardedHttpClient.Reply reply) throws FetchException, OAuthError {
        var type = reply.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (reply.status() != 200) {
            throw new FetchException("it answered " + reply.status());
        }
        if (!type.matches("application/([a-z0-9.+-]+\\+)?json\\s*(;.*)?")) {
            throw new FetchException("its type is not JSON");
        }
        try {
            var document = Json.MAPPER.readTree(reply.text());
            if (!document.isObject()) {
                throw new FetchException("it is not a JSON object");
            }
            if (!id.equals(document.path("client_id").stringValue(""))) {
                throw refused("must have its own address as client_id, letter by letter");
            }
            if (document.has("client_secret")) {
                throw refused("must have no client_secret");
            }
            if (!isPublic(document)) {
                throw refused("must have the token_endpoint_auth_method none, or name none among its"
                        + " token_endpoint_auth_methods_supported");
            }
            // It does not matter which of its methods it would prefer.
            var metadata = OAuthClientMetadata.ofPublic(document, redirects);
            return new OAuthClient(id, metadata.name(), metadata.redirects(), null, metadata.refreshes());
        } catch (JacksonException e) {
            throw new FetchException("it is not a JSON object");
        }
    }

    /**
     * Returns whether the application can do without a secret or key of its own. Some would prefer one but need none.
     */
    private static boolean isPublic(JsonNode document) {
        var method = document.path(OAuthClientMetadata.METHOD);
        return method.isMissingNode()
                || method.isNull()
                || method.stringValue("").equals(NO_METHOD)
                || document.path("token_endpoint_auth_methods_supported")
                        .valueStream()
                        .anyMatch(each -> each.stringValue("").equals(NO_METHOD));
    }

    /** Returns how long a document with that header is cached. */
    static Duration lifetime(String cacheControl) {
        var header = cacheControl.toLowerCase(Locale.ROOT);
        if (NOT_CACHED.matcher(header).matches()) {
            return MIN_LIFETIME;
        }
        var match = MAX_AGE.matcher(header);
        var given = match.matches() ? Duration.ofSeconds(Long.parseLong(match.group(1))) : DEFAULT_LIFETIME;
        return given.compareTo(MIN_LIFETIME) < 0
                ? MIN_LIFETIME
                : given.compareTo(MAX_LIFETIME) > 0 ? MAX_LIFETIME : given;
    }

    private static OAuthError refused(String why) {
        return new OAuthError(400, "invalid_client", "The client's metadata document " + why);
    }

    @Override
    public void close() {
        http.close();
    }
}

package dev.paigomcp.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.fetch.FetchException;
import dev.paigomcp.fetch.GuardedHttpClient;
import dev.paigomcp.limits.AttemptLimit;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients whose id is the address of a document about them (OAuth Client ID Metadata Document). What was fetched is kept
 * for as long as its headers say, within bounds; failures are not kept. Thread-safe.
 */
final class ClientMetadataDocuments implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClientMetadataDocuments.class);
    private static final String METHOD = "token_endpoint_auth_method";
    private static final int LARGEST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_ID = 512;
    private static final int MOST = 500;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int FETCHES = 30;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Pattern MAX_AGE = Pattern.compile("(?:.*[,\\s])?max-age=\"?(\\d{1,9})\"?(?:[,\\s].*)?");
    private static final Pattern NOT_KEPT = Pattern.compile(".*\\bno-(?:store|cache)\\b.*");

    private final AddressPolicy reach;
    private final Clock clock;
    private final GuardedHttpClient outside;
    private final AttemptLimit fetches;
    private final Map<String, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    ClientMetadataDocuments(AddressPolicy reach, Clock clock) {
        this.reach = reach;
        this.clock = clock;
        this.outside = new GuardedHttpClient(reach, LARGEST, PATIENCE);
        this.fetches = new AttemptLimit(FETCHES, WINDOW, clock);
    }

    private record Known(OAuthClient client, Instant until) {}

    /** @param address of whoever names the client */
    OAuthClient client(String id, String address) throws OAuthError {
        var url = url(id);
        var kept = kept(id);
        if (kept.isPresent()) {
            return kept.get();
        }
        var wait = fetches.take(address);
        if (wait.isPresent()) {
            throw OAuthError.tooMany("Too many metadata documents were asked for: wait a few minutes", wait.get());
        }
        try {
            var reply = outside.get(url);
            var client = read(id, reply);
            keep(client, clock.instant().plus(lifetime(reply.headers().getOrDefault("cache-control", ""))));
            return client;
        } catch (FetchException e) {
            LOG.info("client metadata document of {} refused: {}", url.getHost(), e.why());
            // Not why: the reason would tell a stranger what this server can reach.
            throw refused("cannot be fetched: it must be at a public https address, answer 200 with JSON of "
                    + LARGEST / 1024 + " KiB at most within " + PATIENCE.toSeconds() + " s, and not redirect");
        }
    }

    /** As section 3 of the draft has it; what is left of it by a URL parser must be what was written. */
    private URI url(String id) throws OAuthError {
        try {
            var url = new URI(id);
            var plain = url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getRawPath().length() > 1
                    && url.normalize().equals(url);
            if (plain && id.length() <= LONGEST_ID && (id.startsWith("https://") || reach == AddressPolicy.ANYWHERE)) {
                return url;
            }
        } catch (URISyntaxException e) {
            LOG.debug("client id is not an address");
        }
        throw refused("must have an https address with a path, without user, fragment or dots between slashes");
    }

    private static OAuthClient read(String id, GuardedHttpClient.Reply reply) throws FetchException, OAuthError {
        var type = reply.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        if (reply.status() != 200) {
            throw new FetchException("it answered " + reply.status());
        }
        if (!type.matches("application/([a-z0-9.+-]+\\+)?json\\s*(;.*)?")) {
            throw new FetchException("its type is not JSON");
        }
        try {
            var document = JSONObjectUtils.parse(reply.text());
            if (!id.equals(document.get("client_id"))) {
                throw refused("must have its own address as client_id, letter by letter");
            }
            if (document.containsKey("client_secret")) {
                throw refused("must have no client_secret");
            }
            if (!isPublic(document)) {
                throw refused("must have the token_endpoint_auth_method none, or name none among its"
                        + " token_endpoint_auth_methods_supported");
            }
            document.remove(METHOD); // which of its methods it would like best is of no meaning here
            var said = ApplicationMetadata.of(document);
            return new OAuthClient(id, said.name(), said.redirects(), null, said.refreshes());
        } catch (ParseException e) {
            throw new FetchException("it is not a JSON object");
        }
    }

    /** Whether the application can do without a secret or key of its own; some would rather, but need not. */
    private static boolean isPublic(Map<String, Object> document) {
        var none = ClientAuthenticationMethod.NONE.getValue();
        var method = document.get(METHOD);
        return method == null
                || method.equals(none)
                || (document.get("token_endpoint_auth_methods_supported") instanceof List<?> all && all.contains(none));
    }

    static Duration lifetime(String cacheControl) {
        var header = cacheControl.toLowerCase(Locale.ROOT);
        if (NOT_KEPT.matcher(header).matches()) {
            return SHORTEST;
        }
        var match = MAX_AGE.matcher(header);
        var said = match.matches() ? Duration.ofSeconds(Long.parseLong(match.group(1))) : USUAL;
        return said.compareTo(SHORTEST) < 0 ? SHORTEST : said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    private Optional<OAuthClient> kept(String id) {
        synchronized (known) {
            return Optional.ofNullable(known.get(id))
                    .filter(one -> clock.instant().isBefore(one.until()))
                    .map(Known::client);
        }
    }

    private void keep(OAuthClient client, Instant until) {
        synchronized (known) {
            known.remove(client.id());
            known.put(client.id(), new Known(client, until));
        }
    }

    private static OAuthError refused(String why) {
        return new OAuthError(400, "invalid_client", "The client's metadata document " + why);
    }

    @Override
    public void close() {
        outside.close();
    }
}

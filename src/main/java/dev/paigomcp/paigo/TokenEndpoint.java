package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Paigo's token endpoint: client credentials as JSON in, a bearer token out. */
final class TokenEndpoint {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LIFETIME_WHEN_UNSAID = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final String WHAT_TO_CHECK = "check PAIGO_CLIENT_ID, PAIGO_CLIENT_SECRET and PAIGO_AUDIENCE";

    private final PaigoAccount account;
    private final Retries retries;
    private final JsonMapper mapper;
    private final ErrorText words;

    TokenEndpoint(PaigoAccount account, Retries retries, JsonMapper mapper) {
        this.account = account;
        this.retries = retries;
        this.mapper = mapper;
        this.words = new ErrorText(
                mapper,
                List.of(account.clientSecret(), new Secret(account.clientId()), new Secret(account.audience())));
    }

    /** A token that was just issued, and how long it is good for. */
    record Token(Secret value, Duration lifetime) {}

    /** @throws PaigoFailure when it gives none */
    Token fetch() {
        return fetch(new CallScope("token", LIMIT));
    }

    /** @throws PaigoFailure when it gives none */
    Token fetch(CallScope scope) {
        // Asking for a token changes nothing, so it may be asked for again.
        var reply = retries.send(this::request, true, scope);
        if (reply instanceof Exchange.Received received) {
            return received.status() < 300 ? read(received) : refused(received);
        }
        throw failure(null, "cannot be reached: " + why(reply) + "; try again later, or check PAIGO_TOKEN_URL");
    }

    private CancellableRequest request() {
        var body = mapper.createObjectNode()
                .put("audience", account.audience())
                .put("grant_type", "client_credentials")
                .put("client_id", account.clientId())
                .put("client_secret", account.clientSecret().reveal());
        var url = account.tokenUrl();
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new CancellableRequest("POST", CancellableRequest.host(url), path).with(mapper.writeValueAsBytes(body));
    }

    private Token read(Exchange.Received received) {
        try {
            var answer = mapper.readTree(received.body());
            var token = answer.path("access_token");
            if (token.isString() && TOKEN.matcher(token.stringValue()).matches()) {
                return new Token(new Secret(token.stringValue()), lifetime(answer.path("expires_in")));
            }
        } catch (JacksonException | NumberFormatException e) {
            throw failure(received.status(), "answered with something that is not JSON; check PAIGO_TOKEN_URL");
        }
        throw failure(received.status(), "answered without a token; check PAIGO_TOKEN_URL");
    }

    /** In seconds (RFC 6749, section 5.1); a value that cannot be meant counts as unsaid. */
    private static Duration lifetime(JsonNode expiresIn) {
        var text = expiresIn.asString("");
        if (!SECONDS.matcher(text).matches() || Long.parseLong(text) == 0) {
            return LIFETIME_WHEN_UNSAID;
        }
        var said = Duration.ofSeconds(Long.parseLong(text));
        return said.compareTo(LONGEST_LIFETIME) < 0 ? said : LONGEST_LIFETIME;
    }

    private Token refused(Exchange.Received received) {
        var status = received.status();
        var said = words.in(received.body()).map(text -> " (" + text + ")").orElse("");
        if (status < 400) {
            throw failure(status, "answered " + status + ", a redirect, which is not followed; check PAIGO_TOKEN_URL");
        }
        if (status >= 500 || status == 429) {
            throw failure(status, "cannot be reached: it answered " + status + said + "; try again later");
        }
        throw failure(status, "refused these credentials: it answered " + status + said + "; " + WHAT_TO_CHECK);
    }

    private static String why(Exchange reply) {
        if (reply instanceof Exchange.NotSent notSent) {
            return notSent.why();
        }
        if (reply instanceof Exchange.Stopped stopped) {
            return stopped.why();
        }
        return reply instanceof Exchange.Lost lost ? lost.why() : "its answer is too large";
    }

    private static PaigoFailure failure(@Nullable Integer status, String what) {
        return new PaigoFailure(new PaigoResult.Unreachable(status, "Paigo's token endpoint " + what));
    }
}

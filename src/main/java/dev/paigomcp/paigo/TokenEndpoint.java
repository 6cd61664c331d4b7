package dev.paigomcp.paigo;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Paigo's token endpoint: client credentials as JSON in, a bearer token out. Thread-safe. */
final class TokenEndpoint {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(5);
    private static final Duration MAX_LIFETIME = Duration.ofDays(1);
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final ResponseReader.Reading READING =
            new ResponseReader.Reading(AnswerReader.TREE, AnswerBody.Room.upTo(256 * 1024), false);

    private final PaigoAccount account;
    private final Retries retries;
    private final ErrorText errorText;

    TokenEndpoint(PaigoAccount account, Retries retries) {
        this.account = account;
        this.retries = retries;
        this.errorText = new ErrorText(
                List.of(account.clientSecret(), new Secret(account.clientId()), new Secret(account.audience())));
    }

    SettingNames names() {
        return account.names();
    }

    /** Asks for a token, within the usual time. */
    TokenSource.Result fetch() {
        return fetch(new CallScope("token", TIMEOUT));
    }

    /** Asks for a token, within the time of the scope. */
    TokenSource.Result fetch(CallScope scope) {
        // Asking for a token changes nothing, so it may be asked for again.
        return retries.send(this::request, true, READING, scope).fold(new Rules());
    }

    private CancellableRequest request() {
        var body = Json.TOLERANT
                .createObjectNode()
                .put("audience", account.audience())
                .put("grant_type", "client_credentials")
                .put("client_id", account.clientId())
                .put("client_secret", account.clientSecret().reveal());
        var url = account.tokenUrl();
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new CancellableRequest("POST", CancellableRequest.host(url), path)
                .withJson(Json.TOLERANT.writeValueAsBytes(body));
    }

    /** What an exchange with the token endpoint means. */
    private final class Rules implements Exchange.Cases<TokenSource.Result> {
        @Override
        public TokenSource.Result answered(Exchange.Answered answered) {
            var token = answered.body().path("access_token");
            return token.isString() && TOKEN.matcher(token.stringValue()).matches()
                    ? new TokenSource.Token(
                            new Secret(token.stringValue()),
                            lifetime(answered.body().path("expires_in")))
                    : noToken(
                            answered.status(),
                            "answered without a token; check " + account.names().tokenUrl());
        }

        @Override
        public TokenSource.Result unusable(Exchange.Unusable unusable) {
            return unusable.cause() == Exchange.Unusable.Cause.NOT_JSON
                    ? noToken(
                            unusable.status(),
                            "answered with something that is not JSON; check "
                                    + account.names().tokenUrl())
                    : unreachable("its answer is too large");
        }

        @Override
        public TokenSource.Result stopped(Exchange.Stopped stopped) {
            return unreachable(stopped.why());
        }

        @Override
        public TokenSource.Result notSent(Exchange.NotSent notSent) {
            return unreachable(notSent.why());
        }

        @Override
        public TokenSource.Result lost(Exchange.Lost lost) {
            return unreachable(lost.why());
        }

        @Override
        public TokenSource.Result received(Exchange.Received received) {
            var status = received.status();
            var said =
                    errorText.in(received.body()).map(text -> " (" + text + ")").orElse("");
            if (status < 400) {
                return noToken(
                        status,
                        "answered " + status + ", a redirect, which is not followed; check "
                                + account.names().tokenUrl());
            }
            if (status >= 500 || status == 429) {
                return noToken(status, "cannot be reached: it answered " + status + said + "; try again later");
            }
            return noToken(
                    status,
                    "refused these credentials: it answered " + status + said + "; check "
                            + account.names().credentials());
        }
    }

    /** Reads a number of seconds (RFC 6749, section 5.1); a value that makes no sense counts as absent. */
    private static Duration lifetime(JsonNode expiresIn) {
        var text = expiresIn.asString("");
        if (!SECONDS.matcher(text).matches() || Long.parseLong(text) == 0) {
            return DEFAULT_LIFETIME;
        }
        var said = Duration.ofSeconds(Long.parseLong(text));
        return said.compareTo(MAX_LIFETIME) < 0 ? said : MAX_LIFETIME;
    }

    private TokenSource.Result unreachable(String why) {
        return noToken(
                null,
                "cannot be reached: " + why + "; try again later, or check "
                        + account.names().tokenUrl());
    }

    private static TokenSource.Result noToken(@Nullable Integer status, String what) {
        return new TokenSource.NoToken(new PaigoResult.Unreachable(status, "Paigo's token endpoint " + what));
    }
}

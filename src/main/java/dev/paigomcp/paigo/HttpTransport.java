package dev.paigomcp.paigo;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import dev.paigomcp.transport.Transport;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;

/**
 * Carries requests to Paigo over HTTP, each with a bearer token: sends what it is given byte for byte, and again where
 * {@link Retries} allows it. A token that Paigo does not accept is replaced once. Thread-safe.
 */
final class HttpTransport implements Transport {
    /** The most that is kept of the answer to a write, whatever others need: such an answer is short. */
    private static final long MAX_KEPT_BYTES_OF_WRITE = 256 * 1024;

    private final HttpHost host;
    private final String basePath;
    private final Retries retries;
    private final TokenSource tokens;
    private final AnswerBudget.Part budget;
    private final Clock clock;

    HttpTransport(URI baseUrl, Retries retries, TokenSource tokens, AnswerBudget.Part budget, Clock clock) {
        this.host = CancellableRequest.host(baseUrl);
        this.basePath = baseUrl.getRawPath().replaceAll("/+$", "");
        this.retries = retries;
        this.tokens = tokens;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public PaigoResult send(EncodedRequest request, CallScope scope, AnswerReader reader) {
        var call = new Call(request, scope, reader);
        return tokens.current(scope).fold(token -> call.send(token.value()), TokenSource.NoToken::why);
    }

    /** One request with all that it takes along. */
    private final class Call {
        private final EncodedRequest request;
        private final CallScope scope;
        private final ResponseReader.Reading reading;

        Call(EncodedRequest request, CallScope scope, AnswerReader reader) {
            var room = request.isRead() ? budget.lease(scope) : AnswerBody.Room.upTo(MAX_KEPT_BYTES_OF_WRITE);
            this.request = request;
            this.scope = scope;
            this.reading = new ResponseReader.Reading(reader, room, request.isRead() && !reader.isWhole());
        }

        PaigoResult send(Secret token) {
            var exchange = exchange(token);
            return exchange.isUnauthorized()
                    ? tokens.replace(token, scope)
                            .fold(fresh -> sendAgain(exchange, token, fresh.value()), TokenSource.NoToken::why)
                    : result(exchange, token);
        }

        /** Sends with another token: a 401 means that nothing was carried out, so that even a write may be sent again. */
        private PaigoResult sendAgain(Exchange unauthorized, Secret refused, Secret fresh) {
            return result(fresh.reveal().equals(refused.reveal()) ? unauthorized : exchange(fresh), fresh);
        }

        private Exchange exchange(Secret token) {
            return retries.send(() -> prepare(token), request.isRead(), reading, scope);
        }

        private CancellableRequest prepare(Secret token) {
            var prepared = new CancellableRequest(request.method(), host, basePath + request.target());
            prepared.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.reveal());
            return request.body().length == 0 ? prepared : prepared.withJson(request.body());
        }

        private PaigoResult result(Exchange exchange, Secret token) {
            return exchange.fold(
                    new OutcomeRules(request.isRead(), new ErrorText(List.of(token)), clock, tokens.names()));
        }
    }
}

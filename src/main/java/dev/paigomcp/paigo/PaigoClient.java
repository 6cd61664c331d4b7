package dev.paigomcp.paigo;

import dev.paigomcp.client.ApiClient;
import dev.paigomcp.client.ApiException;
import dev.paigomcp.client.Pair;
import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way by which every generated method reaches Paigo. What the caller gave is sent byte for byte, and whatever is
 * not a success is thrown as a {@link PaigoFailure}. Thread-safe.
 *
 * <p>The generated signatures know nothing of a call's life, so its scope is handed over beside them, by thread:
 * requests run on the thread that asks.
 */
final class PaigoClient extends ApiClient {
    private final HttpHost host;
    private final JsonMapper mapper;
    private final Retries retries;
    private final TokenSource tokens;
    private final Clock clock;
    private final ThreadLocal<CallScope> scopes = new ThreadLocal<>();

    PaigoClient(URI baseUrl, JsonMapper mapper, HttpAttempt wire, Retries retries, TokenSource tokens, Clock clock) {
        super(wire.client());
        this.host = CancellableRequest.host(baseUrl);
        this.mapper = mapper;
        this.retries = retries;
        this.tokens = tokens;
        this.clock = clock;
        setObjectMapper(mapper);
        setBasePath(baseUrl.getRawPath().replaceAll("/+$", "")); // the host is known
    }

    /** Runs generated methods for that call; whatever of Paigo or the network is not a success comes back as an answer. */
    PaigoResult within(CallScope scope, GeneratedCall call) {
        scopes.set(scope);
        try {
            var body = call.send();
            return new PaigoResult.Success(lastStatusCode.get(), body);
        } catch (PaigoFailure failure) {
            return failure.answer();
        } catch (ApiException e) {
            throw new IllegalStateException("The generated client failed by itself", e);
        } finally {
            scopes.remove();
            lastStatusCode.remove();
        }
    }

    /** A call of a generated method. */
    interface GeneratedCall {
        JsonNode send() throws ApiException;
    }

    @Override
    public String escapeString(String value) {
        return UrlEncoding.encode(value);
    }

    @Override
    @SuppressWarnings("unchecked") // The generated methods ask for JSON trees only.
    public <T> T invokeAPI(
            String path,
            String method,
            List<Pair> queryParams,
            List<Pair> collectionQueryParams,
            String urlQueryDeepObject,
            @Nullable Object body,
            Map<String, String> headerParams,
            Map<String, String> cookieParams,
            Map<String, Object> formParams,
            String accept,
            String contentType,
            String[] authNames,
            TypeReference<T> returnType) {
        var place = buildUrl(path, queryParams, collectionQueryParams, urlQueryDeepObject);
        var entity = body == null ? null : write(body);
        var answer = exchange(method, place, entity, scopes.get());
        lastStatusCode.set(answer.status());
        return (T) OutcomeRules.bodyOrThrow(answer);
    }

    private byte[] write(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JacksonException e) {
            throw new PaigoFailure(new PaigoResult.Invalid(
                    "body", "must be writable as plain JSON: no number with an exponent beyond 9999"));
        }
    }

    private PaigoResult exchange(String method, String path, byte @Nullable [] body, CallScope scope) {
        var write = !method.equals("GET");
        var token = tokens.current(scope);
        var reply = retries.send(request(method, path, body, token), !write, scope);
        if (reply instanceof Exchange.Received received && received.status() == 401) {
            var refused = token;
            token = tokens.replace(refused, scope);
            // A 401 means that nothing was carried out, so that even a write is sent again.
            reply = token.equals(refused) ? reply : retries.send(request(method, path, body, token), !write, scope);
        }
        return new OutcomeRules(mapper, clock, new ErrorText(mapper, List.of(token)), write).of(reply);
    }

    private Supplier<CancellableRequest> request(String method, String path, byte @Nullable [] body, Secret token) {
        return () -> {
            var request = new CancellableRequest(method, host, path);
            request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.reveal());
            return body == null ? request : request.with(body);
        };
    }
}

package dev.paigomcp.demo;

import dev.paigomcp.demo.RequestLog.DemoRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers API requests in Paigo's place, and applies the faults that the demo was told to have. Thread-safe. */
final class DemoApiHandler {
    private static final String TOKEN_PATH = "/oauth/token";

    private final DemoContract contract;
    private final TokenIssuer tokens;
    private final DemoState state;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * A request as it came.
     *
     * @param path the path, still encoded
     * @param authorization the header of that name; empty if there is none
     */
    record Sent(String method, String path, Map<String, String> query, String authorization, byte[] body) {}

    private record Outcome(DemoResponse response, boolean applied) {}

    DemoApiHandler(DemoContract contract, TokenIssuer tokens, DemoState state) {
        this.contract = contract;
        this.tokens = tokens;
        this.state = state;
    }

    /** Returns the response, or empty if the connection must be closed without one. */
    Optional<DemoResponse> answer(Sent sent) throws InterruptedException {
        var api = state.api();
        var fault = state.faults().take(sent.method(), decoded(sent.path()));
        if (fault.isEmpty()) {
            return log(sent, outcome(sent, api), null);
        }
        var action = fault.get();
        if (action.delayMillis() > 0 && closing.await(action.delayMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        if (action.drop() == Fault.Drop.BEFORE) {
            return log(sent, new Outcome(DemoResponse.json(200, DemoJson.object()), false), action.drop());
        }
        var status = action.status();
        var outcome = status == null ? outcome(sent, api) : new Outcome(faultResponse(status, action), false);
        var response = garbled(outcome.response().withHeaders(action.headers()), action.garbage());
        return log(sent, new Outcome(response, outcome.applied()), action.drop());
    }

    /** Ends the requests that a fault delays. */
    void close() {
        closing.countDown();
    }

    private Optional<DemoResponse> log(Sent sent, Outcome outcome, Fault.@Nullable Drop drop) {
        if (!sent.path().equals(TOKEN_PATH)) {
            int status = drop == null ? outcome.response().status() : 0;
            state.log().add(new DemoRequest(sent.method(), sent.path(), status, outcome.applied()));
        }
        return drop == null ? Optional.of(outcome.response()) : Optional.empty();
    }

    private Outcome outcome(Sent sent, DemoApi api) {
        try {
            return new Outcome(carryOut(sent, api), true);
        } catch (DemoRefusal refused) {
            return new Outcome(refused.response(), false);
        }
    }

    private DemoResponse carryOut(Sent sent, DemoApi api) {
        if (sent.path().equals(TOKEN_PATH) && sent.method().equals("POST")) {
            return tokens.issue(sent.body());
        }
        var route = contract.route(sent.method(), segments(sent.path()))
                .orElseThrow(() -> DemoRefusal.notFound("Cannot " + sent.method() + " " + sent.path()));
        tokens.require(sent.authorization());
        return api.answer(route.operation(), route.path(), sent.query(), sent.body());
    }

    private static DemoResponse faultResponse(int status, Fault.Action action) {
        var body = action.body();
        if (body == null) {
            return DemoResponse.json(status, DemoJson.message("The demo was told to answer " + status));
        }
        return body.isString()
                ? new DemoResponse(status, "text/plain; charset=utf-8", Map.of(), body.stringValue())
                : DemoResponse.json(status, body);
    }

    private static DemoResponse garbled(DemoResponse response, Fault.@Nullable Garbage garbage) {
        if (garbage == null) {
            return response;
        }
        return switch (garbage) {
            case HTML -> response.withText("text/html; charset=utf-8", "<html><body><h1>It works!</h1></body></html>");
            case TRUNCATED ->
                response.withText(
                        response.contentType(),
                        response.text().substring(0, response.text().length() / 2));
            case EMPTY -> response.withText(response.contentType(), "");
        };
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(DemoApiHandler::decoded)
                .toList();
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw DemoRefusal.badRequest("the path is not correctly percent-encoded");
        }
    }
}

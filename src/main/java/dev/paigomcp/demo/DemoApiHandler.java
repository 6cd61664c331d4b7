package dev.paigomcp.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers API requests in Paigo's place, or goes wrong with them as it was told. Thread-safe. */
final class DemoApiHandler {
    private static final String TOKEN_PATH = "/oauth/token";
    private final DemoContract contract;
    private final TokenIssuer tokens;
    private final FaultQueue faults;
    private final RequestLog log;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** A request as it came, its path still encoded. */
    record Sent(String method, String path, Map<String, String> query, Optional<String> authorization, byte[] body) {}

    private record Outcome(DemoResponse reply, boolean applied) {}

    DemoApiHandler(DemoContract contract, TokenIssuer tokens, FaultQueue faults, RequestLog log) {
        this.contract = contract;
        this.tokens = tokens;
        this.faults = faults;
        this.log = log;
    }

    /** The answer, or nothing when the connection is to be closed without one. */
    Optional<DemoResponse> answer(Sent sent, DemoApi api) throws InterruptedException {
        var fault = faults.take(sent.method(), decoded(sent.path()));
        if (fault.isEmpty()) {
            return logged(sent, outcome(sent, api), null);
        }
        var action = fault.get();
        if (action.delayMillis() > 0 && closing.await(action.delayMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        if (action.drop() == Fault.Drop.BEFORE) {
            return logged(sent, new Outcome(DemoResponse.json(200, DemoJson.object()), false), action.drop());
        }
        var status = action.status();
        var outcome = status == null ? outcome(sent, api) : new Outcome(told(status, action), false);
        var spoilt =
                new Outcome(spoilt(outcome.reply().withHeaders(action.headers()), action.garbage()), outcome.applied());
        return logged(sent, spoilt, action.drop());
    }

    /** Lets go of the requests that were told to wait. */
    void close() {
        closing.countDown();
    }

    private Optional<DemoResponse> logged(Sent sent, Outcome outcome, Fault.@Nullable Drop drop) {
        if (!sent.path().equals(TOKEN_PATH)) {
            int status = drop == null ? outcome.reply().status() : 0;
            log.add(new DemoRequest(sent.method(), sent.path(), status, outcome.applied()));
        }
        return drop == null ? Optional.of(outcome.reply()) : Optional.empty();
    }

    private Outcome outcome(Sent sent, DemoApi api) {
        try {
            return new Outcome(carriedOut(sent, api), true);
        } catch (DemoRefusal refused) {
            return new Outcome(refused.reply(), false);
        }
    }

    private DemoResponse carriedOut(Sent sent, DemoApi api) {
        if (sent.path().equals(TOKEN_PATH) && sent.method().equals("POST")) {
            return tokens.issue(sent.body());
        }
        var route = contract.route(sent.method(), segments(sent.path()))
                .orElseThrow(() -> DemoRefusal.notFound("Cannot " + sent.method() + " " + sent.path()));
        tokens.require(sent.authorization());
        return api.answer(route.operation(), route.path(), sent.query(), sent.body());
    }

    private static DemoResponse told(int status, Fault.Action action) {
        var body = action.body();
        if (body == null) {
            return DemoResponse.json(status, DemoJson.message("The demo was told to answer " + status));
        }
        return body.isString()
                ? new DemoResponse(status, "text/plain; charset=utf-8", Map.of(), body.stringValue())
                : DemoResponse.json(status, body);
    }

    private static DemoResponse spoilt(DemoResponse reply, Fault.@Nullable Garbage garbage) {
        if (garbage == null) {
            return reply;
        }
        return switch (garbage) {
            case HTML -> reply.withText("text/html; charset=utf-8", "<html><body><h1>It works!</h1></body></html>");
            case TRUNCATED ->
                reply.withText(
                        reply.contentType(),
                        reply.text().substring(0, reply.text().length() / 2));
            case EMPTY -> reply.withText(reply.contentType(), "");
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

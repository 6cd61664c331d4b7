package dev.paigomcp.demo;

import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Thrown to answer a request with one of the errors that Paigo documents. Caught where responses are written. */
final class DemoRefusal extends RuntimeException {
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");
    private static final int MAX_QUOTED = 100;

    private final int status;
    private final ObjectNode body;

    private DemoRefusal(int status, ObjectNode body) {
        super(null, null, false, false);
        this.status = status;
        this.body = body;
    }

    static DemoRefusal badRequest(String message) {
        return new DemoRefusal(400, DemoJson.message(message));
    }

    static DemoRefusal notFound(String message) {
        return withError(404, message, "Not Found");
    }

    static DemoRefusal notDone(String message) {
        return withError(501, message, "Not Implemented");
    }

    static DemoRefusal unauthorized() {
        return new DemoRefusal(401, DemoJson.message("Unauthorized").put("statusCode", 401));
    }

    static DemoRefusal of(int status, ObjectNode body) {
        return new DemoRefusal(status, body);
    }

    /** Returns what the caller sent, shortened and without control characters, in quotes. */
    static String quote(String sent) {
        var clean = CONTROL_CHARACTER.matcher(sent).replaceAll("?");
        return '"' + (clean.length() > MAX_QUOTED ? clean.substring(0, MAX_QUOTED) + "..." : clean) + '"';
    }

    DemoResponse response() {
        return DemoResponse.json(status, body);
    }

    private static DemoRefusal withError(int status, String message, String error) {
        return new DemoRefusal(
                status, DemoJson.message(message).put("error", error).put("statusCode", status));
    }
}

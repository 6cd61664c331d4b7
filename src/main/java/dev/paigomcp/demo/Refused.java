package dev.paigomcp.demo;

import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A request that the demo answers with one of the errors that Paigo documents; caught where answers are written. */
final class Refused extends RuntimeException {
    private static final Pattern NOT_SHOWN = Pattern.compile("\\p{Cntrl}");
    private final int status;
    private final ObjectNode body;

    private Refused(int status, ObjectNode body) {
        super(null, null, false, false);
        this.status = status;
        this.body = body;
    }

    static Refused badRequest(String message) {
        return new Refused(400, Json.message(message));
    }

    static Refused notFound(String message) {
        return withError(404, message, "Not Found");
    }

    static Refused notDone(String message) {
        return withError(501, message, "Not Implemented");
    }

    static Refused unauthorized() {
        return new Refused(401, Json.message("Unauthorized").put("statusCode", 401));
    }

    static Refused of(int status, ObjectNode body) {
        return new Refused(status, body);
    }

    /** What a caller sent, fit to be quoted in a message. */
    static String quote(String sent) {
        var clean = NOT_SHOWN.matcher(sent).replaceAll("?");
        return '"' + (clean.length() > 100 ? clean.substring(0, 100) + "..." : clean) + '"';
    }

    Reply reply() {
        return Reply.json(status, body);
    }

    private static Refused withError(int status, String message, String error) {
        return new Refused(status, Json.message(message).put("error", error).put("statusCode", status));
    }
}

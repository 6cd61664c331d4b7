package dev.paigomcp.http.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks that the request is JSON and that the client accepts JSON. */
public final class MediaTypes {
    public static final String JSON = "application/json";
    public static final String EVENTS = "text/event-stream";

    /**
     * A client must accept both types (MCP 2025-11-25, Sending Messages to the Server), but many accept only one, or any.
     * A response that no message precedes is JSON for all of them.
     */
    private static final Set<String> ACCEPTED = Set.of(JSON, EVENTS, "application/*", "*/*");

    private static final Set<String> ACCEPTED_EVENTS = Set.of(EVENTS, "text/*", "*/*");

    private MediaTypes() {}

    /** @throws HttpError 406, 415 or 501, if a header says otherwise */
    public static void check(HttpServletRequest request) {
        var types = Collections.list(request.getHeaders("Content-Type"));
        if (types.size() != 1 || !isJson(types.get(0))) {
            throw new HttpError(415, "The one Content-Type must be " + JSON + ", in UTF-8");
        }
        if (!all(request, "Content-Encoding", "identity")) {
            throw new HttpError(415, "A Content-Encoding is not understood: send the body as it is");
        }
        if (!all(request, "Transfer-Encoding", "chunked")) {
            throw new HttpError(
                    501, "A Transfer-Encoding other than chunked is not understood: send the body as it is");
        }
        var accept = Collections.list(request.getHeaders("Accept"));
        if (!accept.isEmpty() && accept.stream().noneMatch(MediaTypes::takesJson)) {
            throw new HttpError(406, "The Accept header must allow " + JSON + ", in which every answer is written");
        }
    }

    /** Returns whether each value of the header is this one; Jetty looks only at the last of several codings. */
    private static boolean all(HttpServletRequest request, String header, String value) {
        for (var sent = request.getHeaders(header); sent.hasMoreElements(); ) {
            if (!value.equalsIgnoreCase(sent.nextElement())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJson(String contentType) {
        if (contentType.equals(JSON)) {
            return true; // as nearly every client writes it
        }
        var type = parts(contentType, ";");
        var charset = type.stream().skip(1).map(part -> part.replace(" ", "").replace("\"", ""));
        return type.get(0).equals(JSON)
                && charset.noneMatch(part -> part.startsWith("charset=") && !part.equals("charset=utf-8"));
    }

    private static boolean takesJson(String accept) {
        return accept.startsWith(JSON + ",") || takes(accept, ACCEPTED); // first, as nearly every client writes it
    }

    /** Returns whether the client says that it accepts a stream of events. */
    public static boolean takesEvents(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .anyMatch(accept -> !accept.isBlank() && takes(accept, ACCEPTED_EVENTS));
    }

    private static boolean takes(String accept, Set<String> types) {
        return accept.isBlank()
                || Arrays.stream(accept.split(",", -1))
                        .map(range -> parts(range, ";"))
                        .anyMatch(range -> types.contains(range.get(0))
                                && range.stream().noneMatch(part -> part.matches("q\\s*=\\s*0(\\.0*)?")));
    }

    private static List<String> parts(String text, String separator) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(separator, -1))
                .map(String::strip)
                .toList();
    }
}

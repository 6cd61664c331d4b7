package dev.paigomcp.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that the demo does wrong on purpose, and the requests that it happens to.
 *
 * @param method the HTTP method, or null for any
 * @param path a path in which {@code *} and {@code {name}} stand for one segment and {@code **} for any number of them, or
 *     a prefix if it ends with a slash; null for every path of the API except the token endpoint
 * @param times the number of requests that it happens to, or 0 for all until faults are cleared
 */
public record Fault(@Nullable String method, @Nullable String path, int times, Action action) {
    private static final Set<String> MATCH_KEYS = Set.of("method", "path", "times");
    private static final Pattern WILDCARD = Pattern.compile("\\*\\*|\\*|\\{[^}/]*}");

    /** When the connection is closed without a response: before or after the request is carried out. */
    public enum Drop {
        BEFORE,
        AFTER
    }

    /** What is sent in place of a JSON response. The request itself is carried out. */
    public enum Garbage {
        HTML,
        TRUNCATED,
        EMPTY
    }

    /**
     * What happens to a request.
     *
     * @param delayMillis the time to wait first
     * @param status the status of the response, in place of carrying the request out; null to carry it out
     * @param body the body for {@code status}, or null for a message; a JSON string is sent as plain text
     * @param headers the headers of the response
     * @param drop when the connection is closed, or null to send a response
     * @param garbage what replaces the body, or null
     */
    public record Action(
            long delayMillis,
            @Nullable Integer status,
            @Nullable JsonNode body,
            Map<String, String> headers,
            @Nullable Drop drop,
            @Nullable Garbage garbage) {
        private static final Set<String> KEYS = Set.of("delayMillis", "status", "body", "headers", "drop", "garbage");

        public Action {
            headers = Map.copyOf(headers);
        }

        private static Action from(JsonNode json) {
            refuseUnknown("do", json, KEYS);
            var headers = new LinkedHashMap<String, String>();
            json.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asString("")));
            var status = json.path("status");
            return new Action(
                    json.path("delayMillis").asLong(0),
                    status.isInt() ? status.intValue() : null,
                    json.get("body"),
                    headers,
                    choice(json, "drop", Drop.class),
                    choice(json, "garbage", Garbage.class));
        }
    }

    /** Reads the JSON that {@code POST /_demo/faults} takes. */
    static Fault from(JsonNode json) {
        refuseUnknown("a fault", json, Set.of("match", "do"));
        if (json.path("do").isEmpty()) {
            throw DemoRefusal.badRequest(
                    "a fault must say under \"do\" what is to go wrong, such as {\"status\": 500}");
        }
        var match = json.path("match");
        refuseUnknown("match", match, MATCH_KEYS);
        return new Fault(
                DemoJson.text(match, "method").orElse(null),
                DemoJson.text(match, "path").orElse(null),
                match.path("times").asInt(1),
                Action.from(json.path("do")));
    }

    /** Returns a fault that answers the next request for an operation, such as {@code GET /offerings}, with an error. */
    static Fault refusing(String operation, int status, @Nullable JsonNode body) {
        var parts = operation.split(" ", 2);
        if (parts.length != 2) {
            throw DemoRefusal.badRequest("operation must be a method and a path such as \"GET /offerings\"");
        }
        return new Fault(parts[0], parts[1], 1, new Action(0, status, body, Map.of(), null, null));
    }

    boolean matches(String sentMethod, String sentPath) {
        return (method == null || method.equalsIgnoreCase(sentMethod)) && matchesPath(sentPath);
    }

    private boolean matchesPath(String sent) {
        if (path == null) {
            return !sent.startsWith("/oauth/");
        }
        var pattern = path.endsWith("/") ? path + "**" : path;
        var regex = new StringBuilder();
        var wildcards = WILDCARD.matcher(pattern);
        int from = 0;
        while (wildcards.find()) {
            regex.append(Pattern.quote(pattern.substring(from, wildcards.start())));
            regex.append(wildcards.group().equals("**") ? ".*" : "[^/]+");
            from = wildcards.end();
        }
        return Pattern.matches(
                regex.append(Pattern.quote(pattern.substring(from))).toString(), sent);
    }

    private static <E extends Enum<E>> @Nullable E choice(JsonNode json, String field, Class<E> type) {
        Optional<String> word = DemoJson.text(json, field);
        if (word.isEmpty()) {
            return null;
        }
        for (var value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word.get())) {
                return value;
            }
        }
        throw DemoRefusal.badRequest(field + " cannot be " + DemoRefusal.quote(word.get()));
    }

    private static void refuseUnknown(String what, JsonNode json, Set<String> known) {
        for (var key : json.propertyNames()) {
            if (!known.contains(key)) {
                throw DemoRefusal.badRequest(what + " has no field " + DemoRefusal.quote(key) + "; known are " + known);
            }
        }
    }
}

package dev.paigomcp.demo;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An answer as it goes out: status, content type, headers and text. */
record Reply(int status, String contentType, Map<String, String> headers, String text) {
    static final String JSON = "application/json; charset=utf-8";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, Map.of(), Json.MAPPER.writeValueAsString(body));
    }

    Reply withHeaders(Map<String, String> more) {
        return new Reply(status, contentType, more, text);
    }

    Reply withText(String otherType, String otherText) {
        return new Reply(status, otherType, headers, otherText);
    }
}

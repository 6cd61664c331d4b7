package dev.paigomcp.demo;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A response of the demo. */
record DemoResponse(int status, String contentType, Map<String, String> headers, String text) {
    static final String JSON = "application/json; charset=utf-8";

    DemoResponse {
        headers = Map.copyOf(headers);
    }

    static DemoResponse json(int status, JsonNode body) {
        return new DemoResponse(status, JSON, Map.of(), DemoJson.MAPPER.writeValueAsString(body));
    }

    DemoResponse withHeaders(Map<String, String> more) {
        return new DemoResponse(status, contentType, more, text);
    }

    DemoResponse withText(String otherType, String otherText) {
        return new DemoResponse(status, otherType, headers, otherText);
    }
}

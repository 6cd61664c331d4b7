package dev.paigomcp.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the last requests to the API, oldest first. Thread-safe. */
public final class RequestLog {
    private static final int MAX_REQUESTS = 1000;

    private final Deque<DemoRequest> requests = new ArrayDeque<>();

    /**
     * A request that reached the demo's API.
     *
     * @param path the path, still encoded
     * @param status the status of the response, or 0 if the connection was dropped
     * @param applied whether the request was carried out successfully, whatever the response was
     */
    public record DemoRequest(String method, String path, int status, boolean applied) {
        ObjectNode json() {
            var json = DemoJson.object().put("method", method).put("path", path);
            if (status == 0) {
                json.put("status", "dropped");
            } else {
                json.put("status", status);
            }
            return json.put("applied", applied);
        }
    }

    synchronized void add(DemoRequest request) {
        if (requests.size() == MAX_REQUESTS) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<DemoRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}

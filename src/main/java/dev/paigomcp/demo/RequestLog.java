package dev.paigomcp.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last requests to the API, oldest first. Thread-safe. */
final class RequestLog {
    private static final int KEPT = 1000;
    private final Deque<DemoRequest> requests = new ArrayDeque<>();

    synchronized void add(DemoRequest request) {
        if (requests.size() == KEPT) {
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

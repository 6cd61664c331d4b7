package dev.paigomcp.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a server is, for its operator.
 *
 * @param mode by which callers are let in
 * @param paigo a word on whether Paigo can be reached
 * @param store a word on whether the store can be reached: {@code none}, {@code reachable} or {@code unreachable}; may wait
 *     a moment for it
 * @param ending whether it is shutting down
 * @param counts of what happened since it started, by name; in the order in which they are told
 */
public record ServerStatus(
        String version,
        String environment,
        String mode,
        Supplier<String> paigo,
        Supplier<String> store,
        BooleanSupplier ending,
        Map<String, LongSupplier> counts,
        Instant started,
        Clock clock) {
    /** Why no request should be sent here, in words; empty when it should. Paigo is no reason: all replicas share it. */
    List<String> obstacles() {
        return obstacles(store.get());
    }

    private List<String> obstacles(String storeState) {
        var reasons = new ArrayList<String>();
        if (ending.getAsBoolean()) {
            reasons.add("the server is shutting down");
        }
        if (storeState.equals("unreachable")) {
            reasons.add("the store cannot be reached");
        }
        return reasons;
    }

    ObjectNode detail() {
        var storeState = store.get(); // once, since it may have to wait
        var detail = JsonNodeFactory.instance
                .objectNode()
                .put("status", "up")
                .put("ready", obstacles(storeState).isEmpty())
                .put("version", version)
                .put("environment", environment)
                .put("mode", mode)
                .put("store", storeState)
                .put("paigo", paigo.get())
                .put("uptimeSeconds", Duration.between(started, clock.instant()).toSeconds());
        var numbers = detail.putObject("counts");
        counts.forEach((name, count) -> numbers.put(name, count.getAsLong()));
        return detail;
    }
}

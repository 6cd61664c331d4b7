package dev.paigomcp.http.management;

import dev.paigomcp.config.Mode;
import dev.paigomcp.http.Health;
import dev.paigomcp.store.StoreStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The status of a server, for its operator.
 *
 * @param health what anyone is told
 * @param mode how callers are authenticated
 * @param store the status of the store; may wait a moment for it
 * @param paigoByAccount the status of Paigo for each account; empty where there is only one; may wait a moment for it
 * @param isStopping whether the server is shutting down
 * @param counts of events since the start, by name, in the order in which they are shown
 */
public record ServerStatus(
        Health health,
        Mode mode,
        Supplier<StoreStatus> store,
        Supplier<Map<String, String>> paigoByAccount,
        BooleanSupplier isStopping,
        Supplier<Map<String, Long>> counts,
        Instant started,
        Clock clock) {
    /**
     * Returns why no request should be sent to this server, in words; empty if it is ready. An unreachable Paigo is no reason:
     * it is so for all replicas.
     */
    List<String> obstacles() {
        return obstacles(store.get());
    }

    private List<String> obstacles(StoreStatus storeStatus) {
        var reasons = new ArrayList<String>();
        if (isStopping.getAsBoolean()) {
            reasons.add("the server is shutting down");
        }
        if (storeStatus.isUnusable()) {
            reasons.add("the store cannot be used: " + storeStatus.problem());
        }
        return reasons;
    }

    /** Returns all that is known. */
    ObjectNode detail() {
        var storeStatus = store.get(); // once, since it may have to wait
        var detail = JsonNodeFactory.instance
                .objectNode()
                .put("status", storeStatus.problem().isEmpty() ? "up" : "degraded")
                .put("ready", obstacles(storeStatus).isEmpty())
                .put("version", health.version())
                .put("environment", health.environment())
                .put("mode", mode.name())
                .put("store", storeStatus.level().text())
                .put("paigo", health.paigo().get().text())
                .put("uptimeSeconds", Duration.between(started, clock.instant()).toSeconds());
        var accounts = paigoByAccount.get();
        if (!accounts.isEmpty()) {
            accounts.forEach(detail.putObject("accounts")::put);
        }
        if (!storeStatus.problem().isEmpty()) {
            detail.put("storeProblem", storeStatus.problem());
        }
        counts.get().forEach(detail.putObject("counts")::put);
        return detail;
    }
}

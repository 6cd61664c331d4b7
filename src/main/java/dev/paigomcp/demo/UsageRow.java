package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** One recorded usage value, with its time and number also as the caller wrote them. */
record UsageRow(
        String dimensionId,
        Instant time,
        String timestamp,
        BigDecimal value,
        String recordValue,
        ObjectNode metadata,
        Instant visibleFrom) {
    ObjectNode json() {
        return DemoJson.object()
                .put("timestamp", timestamp)
                .put("recordValue", recordValue)
                .set("metadata", metadata.deepCopy());
    }
}

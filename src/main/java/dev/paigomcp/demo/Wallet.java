package dev.paigomcp.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A customer's credit ledger, and the exact sum of its rows. Guarded by the account's monitor. */
final class Wallet {
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> late = new ArrayList<>();
    private BigDecimal total = BigDecimal.ZERO;

    private record Row(BigDecimal amount, String timestamp, ObjectNode metadata, Instant visibleFrom) {
        boolean isShownAt(Instant now) {
            return !visibleFrom.isAfter(now);
        }

        ObjectNode json() {
            return DemoJson.object()
                    .put("transactionAmount", amount)
                    .put("timestamp", timestamp)
                    .set("metadata", metadata.deepCopy());
        }
    }

    void add(BigDecimal amount, String timestamp, ObjectNode metadata, Instant visibleFrom) {
        var row = new Row(amount, timestamp, metadata, visibleFrom);
        rows.add(row);
        total = total.add(amount);
        if (!visibleFrom.equals(Instant.MIN)) {
            late.add(row);
        }
    }

    /** Returns the balance of all rows, including those that reads do not show yet. */
    BigDecimal balance() {
        return total;
    }

    /** Returns the balance that reads show. */
    BigDecimal balanceShownAt(Instant now) {
        late.removeIf(row -> row.isShownAt(now));
        return late.stream().map(Row::amount).reduce(total, BigDecimal::subtract);
    }

    List<ObjectNode> rowsShownAt(Instant now) {
        return rows.stream().filter(row -> row.isShownAt(now)).map(Row::json).toList();
    }
}

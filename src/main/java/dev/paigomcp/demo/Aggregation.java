package dev.paigomcp.demo;

import dev.paigomcp.demo.DemoAccount.UsageRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Aggregates the usage of one dimension as reads show it: raw, or one value for each hour, day or month in UTC. */
final class Aggregation {
    /** The decimal places of an average, which is rounded half to even. */
    private static final int AVERAGE_PLACES = 12;

    private Aggregation() {}

    /**
     * Returns the entries in the order of their times.
     *
     * @param interval {@code none}, {@code hour}, {@code day} or {@code month}
     * @param method {@code sum}, {@code min}, {@code max}, {@code count}, {@code average} or {@code last}
     */
    static List<ObjectNode> of(String interval, String method, List<UsageRow> rows) {
        var ordered = rows.stream().sorted(Comparator.comparing(UsageRow::time)).toList();
        if (interval.equals("none")) {
            return ordered.stream().map(UsageRow::json).toList();
        }
        var buckets = new TreeMap<ZonedDateTime, List<UsageRow>>();
        for (var row : ordered) {
            var start = start(interval, row.time().atZone(ZoneOffset.UTC));
            buckets.computeIfAbsent(start, key -> new ArrayList<>()).add(row);
        }
        var values = new ArrayList<ObjectNode>();
        buckets.forEach((start, bucket) -> values.add(DemoJson.object()
                .put("startTime", start.toInstant().toString())
                .put("endTime", end(interval, start).toInstant().toString())
                .put("value", value(method, bucket).toPlainString())));
        return values;
    }

    private static ZonedDateTime start(String interval, ZonedDateTime time) {
        return switch (interval) {
            case "month" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
            case "day" -> time.truncatedTo(ChronoUnit.DAYS);
            default -> time.truncatedTo(ChronoUnit.HOURS);
        };
    }

    private static ZonedDateTime end(String interval, ZonedDateTime start) {
        return switch (interval) {
            case "month" -> start.plusMonths(1);
            case "day" -> start.plusDays(1);
            default -> start.plusHours(1);
        };
    }

    private static BigDecimal value(String method, List<UsageRow> bucket) {
        return switch (method) {
            case "sum" -> sum(bucket);
            case "min" -> values(bucket).min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
            case "count" -> BigDecimal.valueOf(bucket.size());
            case "average" -> average(bucket);
            case "last" -> bucket.get(bucket.size() - 1).value();
            default -> values(bucket).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
        };
    }

    private static BigDecimal average(List<UsageRow> bucket) {
        var average = sum(bucket).divide(BigDecimal.valueOf(bucket.size()), AVERAGE_PLACES, RoundingMode.HALF_EVEN);
        return average.signum() == 0 ? BigDecimal.ZERO : average.stripTrailingZeros();
    }

    private static BigDecimal sum(List<UsageRow> bucket) {
        return values(bucket).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<BigDecimal> values(List<UsageRow> bucket) {
        return bucket.stream().map(UsageRow::value);
    }
}

package dev.paigomcp.oauth;

import dev.paigomcp.store.KeyValueStore;
import dev.paigomcp.store.KeyValueStore.Row;
import dev.paigomcp.store.StoreException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that is gone with the test. */
final class MemoryRecords implements KeyValueStore {
    private final Clock clock;
    private final Map<List<String>, Row> entries = new HashMap<>();
    /** Whether it fails at whatever is asked of it. */
    volatile boolean away;
    /** The kind whose rows somebody else has always just changed; none if empty. */
    volatile String contested = "";
    /** How many rows it still writes before it fails. */
    volatile int writesLeft = Integer.MAX_VALUE;

    MemoryRecords(Clock clock) {
        this.clock = clock;
    }

    /** What it throws at whatever is asked of it; nothing if null. */
    volatile @Nullable Error fault;

    private void checkThere() {
        var thrown = fault;
        if (thrown != null) {
            throw thrown;
        }
        if (away) {
            throw StoreException.of(new SQLException("gone", "08006"));
        }
    }

    private void write(Row entry) {
        if (writesLeft <= 0) {
            throw StoreException.of(new SQLException("gone", "08006"));
        }
        writesLeft--;
        entries.put(List.of(entry.kind(), entry.key()), entry);
    }

    @Override
    public synchronized void put(Row entry) {
        checkThere();
        write(entry);
    }

    @Override
    public synchronized boolean add(Row entry) {
        checkThere();
        var free = find(entry.kind(), entry.key()).isEmpty();
        if (free) {
            put(entry);
        }
        return free;
    }

    @Override
    public synchronized Optional<Row> find(String kind, String key) {
        checkThere();
        return Optional.ofNullable(entries.get(List.of(kind, key)))
                .filter(entry -> clock.instant().isBefore(entry.expires()));
    }

    @Override
    public synchronized Optional<Row> take(String kind, String key) {
        var found = find(kind, key);
        entries.remove(List.of(kind, key));
        return found;
    }

    @Override
    public synchronized boolean replace(Row before, Row after) {
        var same = find(before.kind(), before.key())
                .filter(entry ->
                        entry.value().equals(before.value()) && !entry.kind().equals(contested))
                .isPresent();
        if (same) {
            put(after);
        }
        return same;
    }

    @Override
    public synchronized int removeOwned(String kind, String owner) {
        checkThere();
        var before = entries.size();
        entries.values()
                .removeIf(entry -> entry.kind().equals(kind) && entry.owner().equals(owner));
        return before - entries.size();
    }

    @Override
    public synchronized int removeOfLargestOwner(String kind, int most) {
        checkThere();
        var byOwner = entries.values().stream()
                .filter(entry -> entry.kind().equals(kind) && !entry.owner().isEmpty())
                .filter(entry -> clock.instant().isBefore(entry.expires()))
                .sorted(Comparator.comparing(Row::expires))
                .collect(Collectors.groupingBy(Row::owner));
        var largest = byOwner.values().stream()
                .min(Comparator.<List<Row>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(rows -> rows.get(0).expires()))
                .orElse(List.of());
        var removed = largest.subList(0, Math.min(most, largest.size()));
        removed.forEach(row -> entries.remove(List.of(kind, row.key())));
        return removed.size();
    }

    @Override
    public synchronized int removeLeastNeeded(String kind, String owner, String users, Instant late, int most) {
        checkThere();
        var removed = alive(kind, owner)
                .sorted(Comparator.<Row, Boolean>comparing(row -> !row.expires().isBefore(late)
                                || alive(users, row.key()).findAny().isPresent())
                        .thenComparing(Row::expires))
                .limit(most)
                .toList();
        removed.forEach(row -> entries.remove(List.of(kind, row.key())));
        return removed.size();
    }

    @Override
    public synchronized long countOwned(String kind, String owner) {
        checkThere();
        return alive(kind, owner).count();
    }

    private Stream<Row> alive(String kind, String owner) {
        return entries.values().stream()
                .filter(row -> row.kind().equals(kind) && row.owner().equals(owner))
                .filter(row -> clock.instant().isBefore(row.expires()));
    }

    @Override
    public synchronized long count(String kind) {
        checkThere();
        return entries.values().stream()
                .filter(entry -> entry.kind().equals(kind) && clock.instant().isBefore(entry.expires()))
                .count();
    }

    /** All that is kept, as it would lie on a disk. */
    synchronized String dump() {
        return entries.values().toString();
    }
}

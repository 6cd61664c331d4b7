package dev.paigomcp.oauth;

import dev.paigomcp.store.KeyValueStore;
import dev.paigomcp.store.KeyValueStore.Row;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that is gone with the test. */
final class MemoryRecords implements KeyValueStore {
    private final Clock clock;
    private final Map<List<String>, Row> entries = new HashMap<>();

    MemoryRecords(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void put(Row entry) {
        entries.put(List.of(entry.kind(), entry.key()), entry);
    }

    @Override
    public synchronized boolean add(Row entry) {
        var free = find(entry.kind(), entry.key()).isEmpty();
        if (free) {
            put(entry);
        }
        return free;
    }

    @Override
    public synchronized Optional<Row> find(String kind, String key) {
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
                .filter(entry -> entry.value().equals(before.value()))
                .isPresent();
        if (same) {
            put(after);
        }
        return same;
    }

    @Override
    public synchronized int removeOwned(String kind, String owner) {
        var before = entries.size();
        entries.values()
                .removeIf(entry -> entry.kind().equals(kind) && entry.owner().equals(owner));
        return before - entries.size();
    }

    @Override
    public synchronized long count(String kind) {
        return entries.values().stream()
                .filter(entry -> entry.kind().equals(kind) && clock.instant().isBefore(entry.expires()))
                .count();
    }

    /** All that is kept, as it would lie on a disk. */
    synchronized String dump() {
        return entries.values().toString();
    }
}

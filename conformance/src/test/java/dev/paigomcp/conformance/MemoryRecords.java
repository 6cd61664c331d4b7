package dev.paigomcp.conformance;

import dev.paigomcp.store.Entry;
import dev.paigomcp.store.Records;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that is gone with the test. */
final class MemoryRecords implements Records {
    private final Map<List<String>, Entry> entries = new HashMap<>();

    @Override
    public synchronized void put(Entry entry) {
        entries.put(List.of(entry.kind(), entry.key()), entry);
    }

    @Override
    public synchronized boolean add(Entry entry) {
        var free = find(entry.kind(), entry.key()).isEmpty();
        if (free) {
            put(entry);
        }
        return free;
    }

    @Override
    public synchronized Optional<Entry> find(String kind, String key) {
        return Optional.ofNullable(entries.get(List.of(kind, key)))
                .filter(entry -> Instant.now().isBefore(entry.expires()));
    }

    @Override
    public synchronized Optional<Entry> take(String kind, String key) {
        var found = find(kind, key);
        entries.remove(List.of(kind, key));
        return found;
    }

    @Override
    public synchronized boolean replace(Entry before, Entry after) {
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
                .filter(entry -> entry.kind().equals(kind) && Instant.now().isBefore(entry.expires()))
                .count();
    }
}

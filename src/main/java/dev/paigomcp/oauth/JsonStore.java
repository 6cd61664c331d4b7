package dev.paigomcp.oauth;

import dev.paigomcp.common.Json;
import dev.paigomcp.store.KeyValueStore;
import dev.paigomcp.store.StoreRow;
import java.time.Instant;
import java.util.Optional;

/** Things of one kind in the store. */
final class JsonStore<T> {
    private final KeyValueStore records;
    private final String kind;
    private final Class<T> type;

    JsonStore(KeyValueStore records, String kind, Class<T> type) {
        this.records = records;
        this.kind = kind;
        this.type = type;
    }

    /** A thing as it was found. */
    record Held<T>(StoreRow entry, T value) {}

    void put(String key, String owner, T value, Instant expires) {
        records.put(new StoreRow(kind, key, owner, text(value), expires));
    }

    Optional<Held<T>> find(String key) {
        return records.find(kind, key).map(this::held);
    }

    Optional<T> take(String key) {
        return records.take(kind, key).map(entry -> held(entry).value());
    }

    /** False when it is gone or another one is in its place. */
    boolean replace(Held<T> before, T after, Instant expires) {
        var entry = before.entry();
        return records.replace(entry, new StoreRow(kind, entry.key(), entry.owner(), text(after), expires));
    }

    void removeOwned(String owner) {
        records.removeOwned(kind, owner);
    }

    long count() {
        return records.count(kind);
    }

    private Held<T> held(StoreRow entry) {
        return new Held<>(entry, Json.MAPPER.readValue(entry.value(), type));
    }

    private String text(T value) {
        return Json.MAPPER.writeValueAsString(value);
    }
}

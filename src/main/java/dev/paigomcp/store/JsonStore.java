package dev.paigomcp.store;

import dev.paigomcp.common.Json;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The rows of one kind, as values. A row that cannot be read as one, since another version of this server wrote it, is
 * as if it were not there. Thread-safe.
 */
public final class JsonStore<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonStore.class);

    private final KeyValueStore rows;
    private final String kind;
    private final Class<T> type;

    public JsonStore(KeyValueStore rows, String kind, Class<T> type) {
        this.rows = rows;
        this.kind = kind;
        this.type = type;
    }

    /** A value as it was found, by which a replacement is held against what is there then. */
    public record Versioned<T>(KeyValueStore.Row row, T value) {
        public Instant expires() {
            return row.expires();
        }
    }

    /** @param owner by which values are removed together; may be empty */
    public Versioned<T> put(String key, String owner, T value, Instant expires) {
        var row = row(key, owner, value, expires);
        rows.put(row);
        return new Versioned<>(row, value);
    }

    /** Puts the value unless there is one with its key. Returns whether there was none. */
    public boolean add(String key, String owner, T value, Instant expires) {
        return rows.add(row(key, owner, value, expires));
    }

    public Optional<Versioned<T>> find(String key) {
        return rows.find(kind, key).flatMap(row -> read(row).map(value -> new Versioned<>(row, value)));
    }

    /** Removes the value and returns it. Of all who take it, one gets it. */
    public Optional<T> take(String key) {
        return rows.take(kind, key).flatMap(this::read);
    }

    /** Returns false, and writes nothing, if the value is gone or another one is in its place. */
    public boolean replace(Versioned<T> before, T after, Instant expires) {
        return replace(before, before.row().owner(), after, expires);
    }

    /** The same, for a value that gets another owner. */
    public boolean replace(Versioned<T> before, String owner, T after, Instant expires) {
        return rows.replace(before.row(), row(before.row().key(), owner, after, expires));
    }

    public void removeOwned(String owner) {
        rows.removeOwned(kind, owner);
    }

    /** Makes room for another value: see {@link KeyValueStore#removeOfLargestOwner}. */
    public int removeOfLargestOwner(int most) {
        return rows.removeOfLargestOwner(kind, most);
    }

    /** Makes room by what is needed least: see {@link KeyValueStore#removeLeastNeeded}. */
    public int removeLeastNeeded(String owner, String users, Instant late, int most) {
        return rows.removeLeastNeeded(kind, owner, users, late, most);
    }

    public long countOwned(String owner) {
        return rows.countOwned(kind, owner);
    }

    public long count() {
        return rows.count(kind);
    }

    private KeyValueStore.Row row(String key, String owner, T value, Instant expires) {
        return new KeyValueStore.Row(kind, key, owner, Json.MAPPER.writeValueAsString(value), expires);
    }

    private Optional<T> read(KeyValueStore.Row row) {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(row.value(), type));
        } catch (JacksonException e) {
            LOG.warn("a row of the kind {} is not of this version and counts as absent", kind);
            return Optional.empty();
        }
    }
}

package dev.paigomcp.store;

import java.time.Instant;
import java.util.Optional;

/** Small rows by kind and key, each of which expires. Every method is atomic, across replicas too. Thread-safe. */
public interface KeyValueStore {
    /**
     * A row.
     *
     * @param kind of what the row holds; a key is unique within it
     * @param owner by which rows are removed together; may be empty
     * @param value JSON, secrets in it sealed
     * @param expires from then on the row is as if it were not there
     */
    record Row(String kind, String key, String owner, String value, Instant expires) {}

    /** Writes the row, in place of the one with its kind and key. */
    void put(Row row);

    /** Writes the row unless there is one with its kind and key. Returns whether it was written. */
    boolean add(Row row);

    /** Returns the row, unless it has expired. */
    Optional<Row> find(String kind, String key);

    /** Removes the row and returns it, unless it has expired. Of all who take it, one gets it. */
    Optional<Row> take(String kind, String key);

    /**
     * Writes a row in place of another of the same kind and key, if that is still there with the same value and has not
     * expired. Returns whether it was written.
     */
    boolean replace(Row before, Row after);

    /** Removes all rows of a kind that belong to the owner. Returns how many. */
    int removeOwned(String kind, String owner);

    /**
     * Removes rows of a kind that the owner with the most of them has, those first that expire first; of equal owners,
     * the one whose row expires first loses it. Rows without an owner stay. Returns how many were removed.
     */
    int removeOfLargestOwner(String kind, int most);

    /**
     * Removes rows that belong to an owner, those first that nobody needs, and of these, and then of the others, those
     * that expire first. A row is needed if there are rows of another kind whose owner is its key, and if it expires late.
     * Returns how many were removed.
     *
     * @param users the other kind
     * @param late from then on
     */
    int removeLeastNeeded(String kind, String owner, String users, Instant late, int most);

    /** Returns how many rows of a kind belong to the owner and have not expired. */
    long countOwned(String kind, String owner);

    /** Returns how many rows of a kind there are that have not expired. */
    long count(String kind);
}

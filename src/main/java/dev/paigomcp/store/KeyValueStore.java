package dev.paigomcp.store;

import java.util.Optional;

/** Small things by kind and key, which expire. Every method is atomic, across replicas too. Thread-safe. */
public interface KeyValueStore {
    /** Keeps it, in place of what was there under its kind and key. */
    void put(StoreRow entry);

    /** Keeps it unless something is there under its kind and key: then nothing happens, and this is false. */
    boolean add(StoreRow entry);

    /** What is there and has not expired. */
    Optional<StoreRow> find(String kind, String key);

    /** What is there and has not expired, which it then no longer is: of all who take it, one gets it. */
    Optional<StoreRow> take(String kind, String key);

    /** Puts the one in place of the other of the same kind and key, if that is still there, with that value: else false. */
    boolean replace(StoreRow before, StoreRow after);

    /** Removes all of a kind that belong to an owner, and tells how many. */
    int removeOwned(String kind, String owner);

    /** How many of a kind are there and have not expired. */
    long count(String kind);
}

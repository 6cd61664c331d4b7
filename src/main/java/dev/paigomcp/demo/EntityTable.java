package dev.paigomcp.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Holds the things of one kind by id, in the order of arrival. Guarded by the account's monitor. */
final class EntityTable {
    private final ReadLag visibility;
    private final String idPrefix;
    private final Map<String, Stored> things = new LinkedHashMap<>();
    private int lastNumber;

    private record Stored(ObjectNode json, Instant visibleFrom) {}

    EntityTable(ReadLag visibility, String idPrefix) {
        this.visibility = visibility;
        this.idPrefix = idPrefix;
    }

    /** Returns an id that is free. */
    String nextId() {
        String id;
        do {
            lastNumber++;
            id = "%s-%04d".formatted(idPrefix, lastNumber);
        } while (things.containsKey(id));
        return id;
    }

    void put(String id, ObjectNode json) {
        things.put(id, new Stored(json, visibility.visibleFrom()));
    }

    /** Returns whether there is such a thing, even if reads do not show it yet. */
    boolean has(String id) {
        return things.containsKey(id);
    }

    /** Returns the thing itself, even if reads do not show it yet. */
    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(things.get(id)).map(Stored::json);
    }

    /** Returns a copy of the thing if reads show it. */
    Optional<ObjectNode> shown(String id) {
        return Optional.ofNullable(things.get(id))
                .filter(this::isShown)
                .map(stored -> stored.json().deepCopy());
    }

    /** Returns a copy of the thing; refuses with the documented 404 if reads do not show it. */
    ObjectNode require(String kind, String id) {
        return shown(id).orElseThrow(() -> DemoRefusal.notFound(kind + " " + DemoRefusal.quote(id) + " not found"));
    }

    /** Returns the ids of the things that reads show. */
    List<String> shownIds() {
        return things.entrySet().stream()
                .filter(thing -> isShown(thing.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isShown(Stored stored) {
        return !stored.visibleFrom().isAfter(visibility.now());
    }
}

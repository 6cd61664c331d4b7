package dev.paigomcp.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The things of one kind in the account, by id and in the order of arrival. Guarded by the account's monitor. */
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

    String nextId() {
        String id;
        do {
            lastNumber++;
            id = "%s-%04d".formatted(idPrefix, lastNumber);
        } while (things.containsKey(id));
        return id;
    }

    void put(String id, ObjectNode json) {
        things.put(id, new Stored(json, visibility.from()));
    }

    /** Whether it was written, shown or not yet. */
    boolean has(String id) {
        return things.containsKey(id);
    }

    /** What was written, shown or not yet. */
    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(things.get(id)).map(Stored::json);
    }

    /** A copy of what reads show under an id. */
    Optional<ObjectNode> shown(String id) {
        return Optional.ofNullable(things.get(id))
                .filter(this::isShown)
                .map(stored -> stored.json().deepCopy());
    }

    /** As {@link #shown}, refused with the documented 404 when there is none. */
    ObjectNode require(String kind, String id) {
        return shown(id).orElseThrow(() -> DemoRefusal.notFound(kind + " " + DemoRefusal.quote(id) + " not found"));
    }

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

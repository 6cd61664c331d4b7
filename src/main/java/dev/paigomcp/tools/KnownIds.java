package dev.paigomcp.tools;

import dev.paigomcp.common.InvisibleText;
import dev.paigomcp.mapping.ToolPlans;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The ids that an account has, read from Paigo each time. Thread-safe. */
public final class KnownIds {
    private final Map<String, ToolPlans.IdKind> kinds;
    private final Paigo paigo;

    public KnownIds(GeneratedTools generated, Paigo paigo) {
        this.kinds = generated.plans().ids();
        this.paigo = paigo;
    }

    /**
     * Returns the ids of a kind that begin with the text, or one of whose names does, in Paigo's order; letter case does not matter.
     * Empty if there is no such kind or Paigo does not answer.
     */
    public Optional<List<String>> startingWith(String kind, String start, CallScope scope) {
        var lower = start.toLowerCase(Locale.ROOT);
        return kind(kind)
                .flatMap(ids -> wanted(ids, match -> startsWith(match, lower), scope))
                .map(known -> known.values().stream()
                        .filter(match -> startsWith(match, lower))
                        .map(match -> InvisibleText.spelled(match.id()))
                        .toList());
    }

    private static boolean startsWith(IdMatch match, String lower) {
        return startsWith(match.id(), lower) || match.names().stream().anyMatch(name -> startsWith(name, lower));
    }

    private static boolean startsWith(String text, String lower) {
        return text.toLowerCase(Locale.ROOT).startsWith(lower);
    }

    /** Returns where ids of a kind are listed, or empty if there is no such kind. */
    Optional<ToolPlans.IdKind> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /**
     * Returns the ids of a kind that are wanted, in Paigo's order, or empty if Paigo does not answer. There may be others with
     * them; there are none only if Paigo has none.
     */
    Optional<Map<String, IdMatch>> wanted(ToolPlans.IdKind kind, Predicate<IdMatch> wanted, CallScope scope) {
        var reader = WantedReader.of(
                kind.items(),
                NeededFields.reader(kind),
                item -> wanted.test(new IdMatch(id(kind, item), names(kind, item))));
        return paigo.send(new PaigoRequest(kind.read().toString(), Map.of(), Map.of(), null, reader), scope)
                .success()
                .map(list -> all(kind, list.body()));
    }

    private static Map<String, IdMatch> all(ToolPlans.IdKind kind, JsonNode list) {
        var known = new LinkedHashMap<String, IdMatch>();
        for (var found : kind.items().all(list)) {
            var id = id(kind, found.item());
            if (!id.isEmpty()) {
                known.put(id, new IdMatch(id, names(kind, found.item())));
            }
        }
        return known;
    }

    private static String id(ToolPlans.IdKind kind, JsonNode thing) {
        return thing.path(kind.id()).asString("");
    }

    private static List<String> names(ToolPlans.IdKind kind, JsonNode thing) {
        return kind.names().stream()
                .map(field -> thing.path(field).asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}

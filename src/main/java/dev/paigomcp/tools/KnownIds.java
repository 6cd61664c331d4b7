package dev.paigomcp.tools;

import dev.paigomcp.mapping.Plans;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The ids that an account has, read from Paigo each time. Thread-safe. */
public final class KnownIds {
    private final Paigo paigo;
    private final Map<String, Plans.IdKind> kinds;

    public KnownIds(GeneratedTools generated, Paigo paigo) {
        this(generated.ids(), paigo);
    }

    KnownIds(Map<String, Plans.IdKind> kinds, Paigo paigo) {
        this.kinds = kinds;
        this.paigo = paigo;
    }

    /**
     * The ids whose own letters, or those of whose name, begin with the text, letter case aside, in Paigo's order; empty
     * when Paigo does not tell.
     */
    public Optional<List<String>> startingWith(String kind, String start, CallScope scope) {
        var ids = kinds.get(kind);
        var lower = start.toLowerCase(Locale.ROOT);
        return ids == null
                ? Optional.empty()
                : all(ids, scope)
                        .map(known -> known.values().stream()
                                .filter(candidate -> begins(candidate.id(), lower) || begins(candidate.name(), lower))
                                .map(IdMatch::id)
                                .toList());
    }

    private static boolean begins(String text, String lower) {
        return text.toLowerCase(Locale.ROOT).startsWith(lower);
    }

    /** All of a kind by id, in Paigo's order; empty when Paigo does not tell. */
    Optional<Map<String, IdMatch>> all(Plans.IdKind kind, CallScope scope) {
        if (!(paigo.send(new PaigoRequest(kind.read().toString(), Map.of(), Map.of(), null), scope)
                instanceof PaigoResult.Success list)) {
            return Optional.empty();
        }
        var known = new LinkedHashMap<String, IdMatch>();
        for (var found : kind.items().all(list.body())) {
            var id = found.item().path(kind.id()).asString("");
            var name = kind.name() == null ? "" : found.item().path(kind.name()).asString("");
            if (!id.isEmpty()) {
                known.put(id, new IdMatch(id, name));
            }
        }
        return Optional.of(known);
    }
}

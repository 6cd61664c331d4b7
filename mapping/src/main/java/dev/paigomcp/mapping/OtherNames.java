package dev.paigomcp.mapping;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is told of a tool that there is not: which one was meant, by another name of it in the mapping or by a mistake in its
 * own. What reads is never told for what changes something, nor the other way round.
 *
 * @param byTool other names of a tool, by its name
 */
public record OtherNames(Map<String, List<String>> byTool) {
    /** First words of names of tools that change nothing. */
    private static final Set<String> READING = Set.of(
            "get",
            "list",
            "find",
            "search",
            "show",
            "read",
            "fetch",
            "lookup",
            "look",
            "view",
            "describe",
            "query",
            "count",
            "check",
            "explain",
            "export",
            "download");

    /** First words of other names, which are no misspelling of the former. */
    private static final Set<String> CHANGING = Set.of(
            "set", "edit", "add", "put", "post", "let", "sync", "send", "cut", "end", "give", "move", "made", "make",
            "pay");

    static OtherNames read(JsonNode from) {
        return new OtherNames(PlanJson.map(from, PlanJson::texts));
    }

    ObjectNode write() {
        var node = PlanJson.object();
        byTool.forEach((tool, names) -> PlanJson.put(node, tool, names));
        return node;
    }

    /** Returns the one of some tools that was probably meant by a name, or empty if none was. */
    public Optional<String> meant(String unknown, Collection<String> tools) {
        var words = NameWords.of(unknown);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return tools.stream()
                .filter(tool -> byTool.getOrDefault(tool, List.of()).stream()
                        .anyMatch(other -> isSame(words, NameWords.of(other))))
                .findFirst()
                .or(() -> Nearest.of(
                        unknown,
                        tools.stream()
                                .filter(tool ->
                                        doAlike(words.get(0), NameWords.of(tool).get(0)))
                                .toList()));
    }

    /** Returns whether names are made of the same words, in any order. */
    private static boolean isSame(List<String> left, List<String> right) {
        return new HashSet<>(left).equals(new HashSet<>(right));
    }

    /** Returns whether both verbs read, or whether they are the same but for a slip. */
    private static boolean doAlike(String unknown, String verb) {
        if (READING.contains(unknown) || CHANGING.contains(unknown)) {
            return READING.contains(unknown) ? READING.contains(verb) : unknown.equals(verb);
        }
        return Nearest.distance(unknown, verb, 1) <= 1;
    }
}

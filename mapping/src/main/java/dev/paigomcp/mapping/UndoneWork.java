package dev.paigomcp.mapping;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Common work that no tool does yet.
 *
 * @param work what it is, as the end of a sentence, such as {@code refunding a payment}
 * @param names of tools that a model may think of for it, such as {@code refund}
 */
public record UndoneWork(String work, List<String> names) {
    /**
     * Returns whether a tool of that name would do this work: it has every word of one of the names, in any order. Letter case
     * and the plural's s do not matter.
     */
    public boolean isMeantBy(String tool) {
        var words = NameWords.of(tool);
        return names.stream().anyMatch(name -> words.containsAll(NameWords.of(name)));
    }

    static UndoneWork read(JsonNode from) {
        return new UndoneWork(PlanJson.text(from, "work"), PlanJson.texts(from.path("names")));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("work", work);
        PlanJson.put(node, "names", names);
        return node;
    }
}

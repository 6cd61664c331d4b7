package dev.paigomcp.tools;

import dev.paigomcp.mapping.Decimals;
import dev.paigomcp.mapping.ResultPlan;
import dev.paigomcp.mapping.ValuePath;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the mapping says of fields where they appear. It looks at the things that a result is made of. Not thread-safe. */
final class ResultNotes {
    private final List<ResultPlan.Note> notes;
    private final boolean[] due;

    ResultNotes(ResultPlan plan) {
        this.notes = plan.notes();
        this.due = new boolean[notes.size()];
    }

    /** Looks at a thing. */
    void look(ValuePath.Found item) {
        for (var i = 0; i < due.length; i++) {
            due[i] = due[i] || hasAll(item, notes.get(i).with());
        }
    }

    private static boolean hasAll(ValuePath.Found item, List<ValuePath> fields) {
        for (var field : fields) {
            if (isNothing(ListQuery.value(item, field))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isContainer()
                ? value.isEmpty()
                : Decimals.parse(value)
                        .map(number -> number.signum() == 0)
                        .orElseGet(() -> value.asString("").isBlank());
    }

    /** Adds the notes that are due. */
    void addTo(ObjectNode result) {
        for (var i = 0; i < due.length; i++) {
            if (due[i]) {
                result.withArrayProperty("notes").add(notes.get(i).text());
            }
        }
    }
}

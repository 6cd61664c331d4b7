package dev.paigomcp.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the result of a write that went well says of a thing that was read before it.
 *
 * @param read the name of the side read
 * @param when what must all hold of the thing, by the paths of its values
 * @param say the text
 */
public record ToldOfRead(String read, Map<ValuePath, FieldCondition> when, NoteText say) {
    static ToldOfRead read(JsonNode from) {
        return new ToldOfRead(
                PlanJson.text(from, "read"),
                FieldCondition.all(from.path("when")),
                NoteText.parse(PlanJson.text(from, "say")));
    }

    ObjectNode write() {
        var node = PlanJson.object().put("read", read);
        if (!when.isEmpty()) {
            node.set("when", FieldCondition.write(when));
        }
        return node.put("say", say.toString());
    }

    /** Returns all paths that it looks at. */
    public List<ValuePath> asked() {
        return Stream.concat(when.keySet().stream(), say.paths().stream()).toList();
    }

    /** Returns whether the note is to be made of the thing. */
    public boolean holds(JsonNode thing) {
        return FieldCondition.hold(when, thing);
    }
}

package dev.paigomcp.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * No thing of a list may be like the one that the call would make, unless the caller names it: then nothing is sent, and the
 * answer shows the things that are alike. A thing with the very id that would be sent is the call's own, from an earlier try.
 *
 * @param id the argument that is the id of the thing that would be made
 * @param same where the value of each argument is in a thing; one that is alike is enough
 * @param names which of these are names of organisations: punctuation, accents and legal forms do not count
 * @param differ where the values of other arguments are in a thing, for the answer
 * @param except the argument that names the things beside which another one is meant
 * @param meant what to do if one of those that are there is meant, as the rest of a sentence
 */
public record UnlikeCheck(
        String read,
        String id,
        Map<String, ValuePath> same,
        List<String> names,
        Map<String, ValuePath> differ,
        String except,
        String meant)
        implements ReadCheck {
    static UnlikeCheck read(JsonNode from) {
        return new UnlikeCheck(
                PlanJson.text(from, "read"),
                PlanJson.text(from, "id"),
                PlanJson.map(from.path("same"), path -> ValuePath.parse(path.asString())),
                PlanJson.texts(from.path("names")),
                PlanJson.map(from.path("differ"), path -> ValuePath.parse(path.asString())),
                PlanJson.text(from, "except"),
                PlanJson.text(from, "meant"));
    }

    @Override
    public List<String> arguments() {
        var all = new LinkedHashMap<>(same);
        all.putAll(differ);
        return Stream.concat(Stream.of(id, except), all.keySet().stream()).toList();
    }

    @Override
    public List<ValuePath> asked() {
        return Stream.concat(same.values().stream(), differ.values().stream()).toList();
    }

    @Override
    public <T> T fold(Cases<T> cases) {
        return cases.unlike(this);
    }

    @Override
    public ObjectNode write() {
        var node = PlanJson.object().put("read", read).put("id", id);
        PlanJson.put(node, "same", same);
        PlanJson.put(node, "names", names);
        PlanJson.put(node, "differ", differ);
        return CallCheck.write("unlike", node.put("except", except).put("meant", meant));
    }
}

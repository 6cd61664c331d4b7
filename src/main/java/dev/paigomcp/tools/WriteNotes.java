package dev.paigomcp.tools;

import dev.paigomcp.mapping.ToldOfRead;
import dev.paigomcp.mapping.ValuePath;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the result of a write says of things that were read before it, such as what a plan bills at once. */
final class WriteNotes {
    private WriteNotes() {}

    /** Sends every read of which the result will say something, since the write comes after it. */
    static void ask(ToolCall call) {
        for (var note : notes(call)) {
            call.reads().get(note.read());
        }
    }

    /**
     * Adds what there is to say to the notes of a result.
     *
     * @param before begins each note of what was read
     */
    static void addTo(ObjectNode shown, ToolCall call, String before) {
        var failed = new LinkedHashSet<String>();
        for (var note : notes(call)) {
            call.reads()
                    .asked(note.read())
                    .flatMap(BesideValues::failure)
                    .ifPresent(why -> failed.add("Of the " + note.read() + " nothing is told, since " + why));
            call.reads()
                    .thing(note.read())
                    .filter(note::holds)
                    .ifPresent(thing -> shown.withArrayProperty("notes")
                            .add(before + note.say().of(path -> text(path.first(thing), path))));
        }
        failed.forEach(text -> shown.withArrayProperty("notes").add(text));
    }

    /** Returns what is said to the caller; one who may not look things up is told nothing that was looked up. */
    private static List<ToldOfRead> notes(ToolCall call) {
        return call.mayRead() ? call.plan().result().tell() : List.of();
    }

    private static String text(JsonNode value, ValuePath path) {
        return value.isMissingNode() || value.isNull()
                ? "(no " + path.lastName() + ")"
                : ArgumentProblems.named(Projection.asText(value));
    }
}

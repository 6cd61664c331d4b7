package dev.paigomcp.codegen.fit;

import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.LinkedHashMap;

/** Names and texts of the mapping against the limits of clients: all that is broken is told, with whose limit it is. */
public final class WordsFit {
    private final Mapping mapping;
    private final Diagnostics out;

    private WordsFit(Mapping mapping, Diagnostics out) {
        this.mapping = mapping;
        this.out = out;
    }

    public static void check(Mapping mapping, Diagnostics out) {
        new WordsFit(mapping, out).run();
    }

    private void run() {
        var tools = new LinkedHashMap<String, String>();
        mapping.tools().forEach(tool -> tools.put(tool.name(), tool.pointer()));
        var prompts = new LinkedHashMap<String, String>();
        mapping.prompts().forEach(prompt -> prompts.put(prompt.name(), prompt.pointer()));
        var resources = new LinkedHashMap<String, String>();
        mapping.resources().forEach(resource -> resources.put(resource.name(), resource.pointer()));
        group("tool", tools);
        group("prompt", prompts);
        group("resource", resources);
        for (var tool : mapping.tools()) {
            first(
                    "tool \"" + tool.name() + "\"",
                    tool.node().path("description").asString(""),
                    tool.pointer());
        }
        text(
                "the instructions",
                mapping.document().root().path("instructions").asString(""),
                "/instructions",
                TextLimit.INSTRUCTIONS);
    }

    private void group(String kind, LinkedHashMap<String, String> pointers) {
        for (var limit : NameLimit.ALL) {
            var made = new LinkedHashMap<String, String>();
            pointers.forEach((name, pointer) -> {
                if (name.length() > limit.room()) {
                    out.error(
                            mapping.document(),
                            pointer,
                            kind + " \"" + name + "\" has " + name.length() + " characters in its name, but "
                                    + limit.client() + " " + limit.then() + " when "
                                    + (limit.before().isEmpty() ? "it has" : "\"" + limit.before() + "\" and it have")
                                    + " more than " + limit.most(),
                            "use at most " + limit.room() + " (" + limit.source() + ")");
                }
                var other = made.putIfAbsent(limit.made(name), name);
                if (other != null && limit.cuts()) {
                    out.error(
                            mapping.document(),
                            pointer,
                            kind + "s \"" + other + "\" and \"" + name + "\" have the same name in " + limit.client(),
                            "let them differ before character " + limit.room() + " (" + limit.source() + ")");
                }
            });
        }
        pointers.forEach((name, pointer) -> text(
                "the description of " + kind + " \"" + name + "\"",
                mapping.document().root().at(pointer).path("description").asString(""),
                pointer + "/description",
                TextLimit.DESCRIPTION));
    }

    private void first(String who, String description, String pointer) {
        var first = TextLimit.firstSentence(description);
        text("the first sentence of " + who, first, pointer + "/description", TextLimit.FIRST_SENTENCE);
    }

    private void text(String what, String text, String pointer, TextLimit limit) {
        if (text.length() > limit.most()) {
            out.error(
                    mapping.document(),
                    pointer,
                    what + ": " + text.length() + " characters, more than " + limit.client() + " takes",
                    "use at most " + limit.most() + " (" + limit.source() + ")");
        }
    }
}

package dev.paigomcp.codegen.fit;

import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.HashMap;
import java.util.List;

/** Holds names and texts of the mapping against the limits of clients; each finding says whose limit it is. */
public final class ClientTextLimits {
    private final Mapping mapping;
    private final Diagnostics out;

    private ClientTextLimits(Mapping mapping, Diagnostics out) {
        this.mapping = mapping;
        this.out = out;
    }

    /** A tool, a prompt or a resource, as clients list it. */
    private record Listed(String name, String pointer, String description) {}

    /** Reports what does not fit. */
    public static void check(Mapping mapping, Diagnostics out) {
        new ClientTextLimits(mapping, out).run();
    }

    private void run() {
        var tools = mapping.tools().stream()
                .map(tool -> new Listed(tool.name(), tool.pointer(), tool.description()))
                .toList();
        group("tool", tools);
        group(
                "prompt",
                mapping.prompts().stream()
                        .map(prompt -> new Listed(prompt.name(), prompt.pointer(), prompt.description()))
                        .toList());
        group(
                "resource",
                mapping.resources().stream()
                        .map(resource -> new Listed(resource.name(), resource.pointer(), resource.description()))
                        .toList());
        for (var tool : tools) {
            text(
                    "the first sentence of tool \"" + tool.name() + "\"",
                    TextLimit.firstSentence(tool.description()),
                    tool.pointer() + "/description",
                    TextLimit.FIRST_SENTENCE);
        }
        text("the instructions", mapping.plans().introduction(), "/instructions", TextLimit.INSTRUCTIONS);
    }

    private void group(String kind, List<Listed> group) {
        for (var limit : NameLimit.ALL) {
            names(kind, group, limit);
        }
        for (var listed : group) {
            text(
                    "the description of " + kind + " \"" + listed.name() + "\"",
                    listed.description(),
                    listed.pointer() + "/description",
                    TextLimit.DESCRIPTION);
        }
    }

    private void names(String kind, List<Listed> group, NameLimit limit) {
        var shortened = new HashMap<String, String>();
        for (var listed : group) {
            var name = listed.name();
            if (name.length() > limit.room()) {
                out.error(
                        mapping.document(),
                        listed.pointer(),
                        kind + " \"" + name + "\" has " + name.length() + " characters in its name, but "
                                + limit.client() + " " + limit.then() + " when "
                                + (limit.prefix().isEmpty() ? "it has" : "\"" + limit.prefix() + "\" and it have")
                                + " more than " + limit.max(),
                        "use at most " + limit.room() + " (" + limit.source() + ")");
            }
            var other = shortened.putIfAbsent(limit.shortened(name), name);
            if (other != null && limit.cuts()) {
                out.error(
                        mapping.document(),
                        listed.pointer(),
                        kind + "s \"" + other + "\" and \"" + name + "\" have the same name in " + limit.client(),
                        "let them differ before character " + limit.room() + " (" + limit.source() + ")");
            }
        }
    }

    private void text(String what, String text, String pointer, TextLimit limit) {
        if (text.length() > limit.max()) {
            out.error(
                    mapping.document(),
                    pointer,
                    what + ": " + text.length() + " characters, more than " + limit.client() + " takes",
                    "use at most " + limit.max() + " (" + limit.source() + ")");
        }
    }
}

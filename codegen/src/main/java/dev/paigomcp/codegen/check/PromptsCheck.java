package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.mapping.Prompt;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.List;

/** Checks that each prompt's text and arguments fit together, and that what completes them exists. */
final class PromptsCheck {
    private final Mapping mapping;
    private final Diagnostics out;

    PromptsCheck(Mapping mapping, Diagnostics out) {
        this.mapping = mapping;
        this.out = out;
    }

    void run() {
        mapping.prompts().forEach(this::prompt);
    }

    private void prompt(Prompt prompt) {
        var arguments = List.copyOf(prompt.arguments().propertyNames());
        var used = prompt.placeholders();
        for (var name : used) {
            if (!arguments.contains(name)) {
                out.error(
                        mapping.document(),
                        prompt.pointer() + "/text",
                        "prompt \"" + prompt.name() + "\" has no argument for the placeholder \"{" + name + "}\"",
                        Diagnostics.didYouMean(name, arguments));
            }
        }
        for (var argument : prompt.arguments().properties()) {
            var pointer = prompt.pointer() + "/arguments" + token(argument.getKey());
            if (!used.contains(argument.getKey())) {
                out.error(
                        mapping.document(),
                        pointer,
                        "prompt \"" + prompt.name() + "\" does not use its argument \"" + argument.getKey() + "\"",
                        "put {" + argument.getKey() + "} into the text");
            }
            argument.getValue().path("complete").asStringOpt().ifPresent(kind -> kind(kind, pointer + "/complete"));
        }
    }

    private void kind(String kind, String pointer) {
        if (!mapping.ids().has(kind)) {
            out.error(
                    mapping.document(),
                    pointer,
                    "there is no id \"" + kind + "\"",
                    Diagnostics.didYouMean(kind, mapping.ids().propertyNames()));
        }
    }
}

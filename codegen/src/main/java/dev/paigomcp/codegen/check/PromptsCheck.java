package dev.paigomcp.codegen.check;

import dev.paigomcp.codegen.mapping.MappedPrompt;
import dev.paigomcp.codegen.mapping.Mapping;

/** Checks that each prompt's text and arguments fit together, and that what completes them exists. */
final class PromptsCheck {
    private final Mapping mapping;
    private final Findings findings;

    PromptsCheck(Mapping mapping, Findings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    void run() {
        mapping.prompts().forEach(this::prompt);
    }

    private void prompt(MappedPrompt prompt) {
        var names = prompt.arguments().stream()
                .map(MappedPrompt.PromptArgument::name)
                .toList();
        var used = prompt.placeholders();
        for (var name : used) {
            if (!names.contains(name)) {
                findings.error(
                        prompt.pointer() + "/text",
                        "prompt \"" + prompt.name() + "\" has no argument for the placeholder \"{" + name + "}\"",
                        name,
                        names);
            }
        }
        for (var argument : prompt.arguments()) {
            if (!used.contains(argument.name())) {
                findings.error(
                        argument.pointer(),
                        "prompt \"" + prompt.name() + "\" does not use its argument \"" + argument.name() + "\"",
                        "put {" + argument.name() + "} into the text");
            }
            if (argument.complete() != null) {
                findings.known(
                        argument.pointer() + "/complete",
                        "id",
                        argument.complete(),
                        mapping.ids().keySet());
            }
        }
    }
}

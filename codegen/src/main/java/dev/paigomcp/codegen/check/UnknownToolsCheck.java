package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.mapping.Mapping;

/** Checks what is told of tools that there are not: no tool is said to be missing, and other names are names of tools. */
final class UnknownToolsCheck {
    private final Mapping mapping;
    private final Findings findings;

    UnknownToolsCheck(Mapping mapping, Findings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    void run() {
        notDone();
        otherNames();
    }

    private void notDone() {
        var works = mapping.plans().notDone();
        for (var i = 0; i < works.size(); i++) {
            for (var tool : mapping.toolNames()) {
                if (works.get(i).isMeantBy(tool)) {
                    findings.error(
                            "/notDone/" + i,
                            "the names of \"" + works.get(i).work() + "\" fit the tool \"" + tool
                                    + "\", which there is",
                            "remove the name that fits, or the work if it is done by now");
                }
            }
        }
    }

    private void otherNames() {
        mapping.plans().otherNames().byTool().forEach((tool, names) -> {
            var pointer = "/otherNames" + token(tool);
            findings.known(pointer, "tool", tool, mapping.toolNames());
            for (var name : names) {
                otherName(name, tool, pointer);
            }
        });
    }

    private void otherName(String name, String tool, String pointer) {
        if (mapping.toolNames().contains(name)) {
            findings.error(
                    pointer, "\"" + name + "\", another name of \"" + tool + "\", is a tool itself", "remove it");
        }
        mapping.plans().notDone().stream()
                .filter(work -> work.isMeantBy(name))
                .findFirst()
                .ifPresent(work -> findings.error(
                        pointer,
                        "\"" + name + "\", another name of \"" + tool + "\", is told to be " + work.work()
                                + ", which is not done",
                        "remove it here or in notDone"));
    }
}

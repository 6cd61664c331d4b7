package dev.paigomcp.codegen.check;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.resolve.ResolvedTool;
import dev.paigomcp.mapping.ArgumentType;
import dev.paigomcp.mapping.DecimalType;
import dev.paigomcp.mapping.ItemsType;
import dev.paigomcp.mapping.Synonyms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks that synonyms stand for words that an argument allows or a unit has, or for an argument, and that each stands for one of them. */
final class SynonymsCheck {
    private final Synonyms synonyms;
    private final List<Set<String>> choices = new ArrayList<>();
    private final Set<String> arguments = new LinkedHashSet<>();
    private final Findings findings;

    SynonymsCheck(Mapping mapping, List<ResolvedTool> tools, Findings findings) {
        this.synonyms = mapping.plans().synonyms();
        this.findings = findings;
        tools.forEach(tool -> {
            choices(tool.inputSchema());
            tool.plan().arguments().forEach(argument -> words(argument.type()));
        });
        choices.add(Set.copyOf(mapping.plans().units().words()));
    }

    private void choices(JsonNode schema) {
        arguments.addAll(schema.path("properties").propertyNames());
        if (schema.path("enum").isArray()) {
            var words = new LinkedHashSet<String>();
            schema.path("enum").forEach(word -> words.add(word.asString("")));
            choices.add(words);
        }
        schema.forEach(this::choices);
    }

    /** Adds the words that stand in place of a number. */
    private void words(ArgumentType type) {
        if (type instanceof DecimalType decimal && !decimal.words().isEmpty()) {
            choices.add(decimal.words().keySet());
        } else if (type instanceof ItemsType items) {
            items.fields().forEach(field -> words(field.type()));
        }
    }

    void run() {
        var known = new LinkedHashSet<>(arguments);
        choices.forEach(known::addAll);
        synonyms.byWord().forEach((word, typed) -> {
            findings.known("/synonyms" + token(word), "word", word, known);
            for (var i = 0; i < typed.size(); i++) {
                noWord(word, typed.get(i), "/synonyms" + token(word) + "/" + i);
            }
        });
        choices.forEach(this::oneWordEach);
    }

    /** A synonym must not be a word where the word is that it stands for. */
    private void noWord(String word, String synonym, String pointer) {
        if (choices.stream().anyMatch(choice -> choice.contains(word) && choice.contains(synonym))) {
            findings.error(
                    pointer,
                    "\"" + synonym + "\" is a synonym of \"" + word + "\", but a word itself beside it",
                    "remove it");
        }
    }

    private void oneWordEach(Set<String> choice) {
        Map<String, String> words = new HashMap<>();
        for (var word : choice) {
            var typed = synonyms.byWord().getOrDefault(word, List.of());
            for (var i = 0; i < typed.size(); i++) {
                var other = words.putIfAbsent(typed.get(i), word);
                if (other != null) {
                    findings.error(
                            "/synonyms" + token(word) + "/" + i,
                            "\"" + typed.get(i) + "\" is a synonym of \"" + word + "\" and of \"" + other
                                    + "\", which stand beside each other",
                            "keep one of them, or none: a hint must not be a guess");
                }
            }
        }
    }
}

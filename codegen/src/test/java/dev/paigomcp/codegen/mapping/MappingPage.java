package dev.paigomcp.codegen.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The reference of the mapping's grammar as Markdown: a table of keys for the file and for each part of it. */
final class MappingPage {
    private static final String INTRODUCTION = """
            # The mapping's keys

            <!-- made from specs/tools.schema.json by mvn verify -Dsnapshots=update -->

            [`specs/tools.yaml`](../specs/tools.yaml) is held against
            [`specs/tools.schema.json`](../specs/tools.schema.json), from which this page is made.
            [changing-tools.md](changing-tools.md) shows how to change a tool.

            `NAME` stands for a name of your own, `[]` for each entry of a list. A key in bold must be there.
            """;

    private final JsonNode schema;
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private MappingPage(JsonNode schema) {
        this.schema = schema;
    }

    /** Returns the page of a grammar. */
    static String of(JsonNode schema) {
        var page = new MappingPage(schema);
        page.section("The file", schema, "");
        var uses = page.uses();
        for (var part : schema.path("$defs").properties()) {
            var stands = "Stands in " + String.join(", ", uses.getOrDefault(part.getKey(), new TreeSet<>())) + ".";
            page.section(part.getKey(), part.getValue(), "\n" + stands + "\n");
        }
        return page.page.toString();
    }

    private void section(String title, JsonNode rule, String stands) {
        page.append("\n## ").append(title).append('\n').append(stands);
        description(rule).ifPresent(text -> page.append('\n').append(text).append(".\n"));
        page.append("\n| key | value | meaning |\n|---|---|---|\n");
        var start = page.length();
        keys("", rule);
        if (page.length() == start) {
            row("", false, rule);
        }
    }

    /** Adds a row for each key that may stand in what the rule is for, and for those within. */
    private void keys(String prefix, JsonNode rule) {
        var required =
                rule.path("required").valueStream().map(JsonNode::asString).toList();
        for (var key : rule.path("properties").properties()) {
            row(prefix + key.getKey(), required.contains(key.getKey()), key.getValue());
            keys(prefix + key.getKey() + ".", key.getValue());
        }
        var before = prefix.replaceFirst("\\.$", "");
        within(before.isEmpty() ? "NAME" : before + ".NAME", rule.path("additionalProperties"));
        within(before + "[]", rule.path("items"));
    }

    /** Adds what an entry is, unless the row of the whole says it. */
    private void within(String key, JsonNode entry) {
        if (!entry.isObject() || entry.has("$ref") && !key.equals("NAME")) {
            return;
        }
        if (description(entry).isPresent()) {
            row(key, false, entry);
        }
        keys(key + ".", entry);
    }

    private void row(String key, boolean isRequired, JsonNode rule) {
        var name = key.isEmpty() ? "" : "`" + key + "`";
        page.append("| ")
                .append(isRequired ? "**" + name + "**" : name)
                .append(" | ")
                .append(value(rule))
                .append(" | ")
                .append(description(rule).orElse("").replace("|", "\\|"))
                .append(" |\n");
    }

    /** Returns what the key is for; one that refers to a part may leave that to the part. */
    private Optional<String> description(JsonNode rule) {
        var part = schema.path("$defs").path(name(rule));
        return rule.path("description")
                .asStringOpt()
                .or(() -> part.path("description").asStringOpt());
    }

    /** Returns what may be given, in words. */
    private String value(JsonNode rule) {
        if (rule.has("$ref")) {
            return link(name(rule));
        }
        if (rule.has("const")) {
            return "`" + rule.path("const").asString() + "`";
        }
        if (rule.has("enum")) {
            return String.join(
                    ", ",
                    rule.path("enum")
                            .valueStream()
                            .map(word -> "`" + word.asString() + "`")
                            .toList());
        }
        if (rule.path("oneOf").valueStream().anyMatch(either -> either.has("enum"))) {
            return String.join(
                    " or ", rule.path("oneOf").valueStream().map(this::value).toList());
        }
        var types = new ArrayList<String>();
        for (var type : rule.path("type").isArray() ? rule.path("type").values() : List.of(rule.path("type"))) {
            types.add(value(type.asString(""), rule));
        }
        return String.join(" or ", types);
    }

    private String value(String type, JsonNode rule) {
        return switch (type) {
            case "string" ->
                "text" + (rule.has("maxLength") ? bound(rule, "maxLength", ", at most ") + " characters" : "")
                        + pattern(rule);
            case "integer" ->
                "whole number" + bound(rule, "minimum", ", at least ") + bound(rule, "maximum", ", at most ");
            case "boolean" -> "`true`, `false`";
            case "array" -> "list of " + value(rule.path("items"));
            case "object" ->
                rule.path("additionalProperties").isObject()
                        ? "per name: " + value(rule.path("additionalProperties"))
                        : "object";
            default -> "anything";
        };
    }

    private static String bound(JsonNode rule, String keyword, String words) {
        return rule.has(keyword) ? words + rule.path(keyword).asString() : "";
    }

    private static String pattern(JsonNode rule) {
        return rule.path("pattern")
                .asStringOpt()
                .map(pattern -> " like `" + pattern.replace("|", "\\|") + "`")
                .orElse("");
    }

    private static String name(JsonNode reference) {
        var path = reference.path("$ref").asString("");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String link(String part) {
        return "[" + part + "](#" + part + ")";
    }

    /** Returns the parts in which each part stands. */
    private TreeMap<String, TreeSet<String>> uses() {
        var uses = new TreeMap<String, TreeSet<String>>();
        schema.path("properties").forEach(rule -> references(rule, "[the file](#the-file)", uses));
        schema.path("$defs").properties().forEach(part -> references(part.getValue(), link(part.getKey()), uses));
        return uses;
    }

    private static void references(JsonNode rule, String from, TreeMap<String, TreeSet<String>> uses) {
        if (rule.has("$ref")) {
            uses.computeIfAbsent(name(rule), part -> new TreeSet<>()).add(from);
        }
        rule.forEach(inner -> references(inner, from, uses));
    }
}

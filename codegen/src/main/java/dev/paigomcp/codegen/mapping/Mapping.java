package dev.paigomcp.codegen.mapping;

import dev.paigomcp.codegen.source.Document;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** tools.yaml, well-formed by its schema. */
public record Mapping(Document document, List<Tool> tools) {
    static Mapping of(Document document) {
        var tools = document.root().path("tools").properties().stream()
                .map(entry -> Tool.of(entry.getKey(), "/tools" + Document.token(entry.getKey()), entry.getValue()))
                .collect(Collectors.toUnmodifiableList());
        return new Mapping(document, tools);
    }

    public JsonNode lookups() {
        return document.root().path("lookups");
    }

    public JsonNode ids() {
        return document.root().path("ids");
    }

    public List<Prompt> prompts() {
        return Prompt.listOf(document.root().path("prompts"), "/prompts");
    }

    public List<Resource> resources() {
        return Resource.listOf(document.root().path("resources"), "/resources");
    }

    public JsonNode excluded() {
        return document.root().path("excluded");
    }

    /** The operations that a tool may call: its own, and those it reads to check, suggest or compare; sorted. */
    public TreeSet<String> operations() {
        var keys = new TreeSet<String>();
        ids().forEach(id -> keys.add(id.path("read").asString()));
        for (var tool : tools) {
            keys.add(tool.operation());
            for (var part : List.of("narrow", "repeat", "witness")) {
                tool.node().path(part).path("read").asStringOpt().ifPresent(keys::add);
            }
            tool.arguments()
                    .forEach(a ->
                            a.node().path("check").path("read").asStringOpt().ifPresent(keys::add));
        }
        return keys;
    }
}

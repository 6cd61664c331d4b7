package dev.paigomcp.codegen.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import dev.paigomcp.codegen.source.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every property that the grammar allows is read into the model. {@code everything.yaml} uses each of them, in an object
 * that notes which of its keys it is asked for.
 */
class GrammarPropertiesTest {
    private static final Path EVERYTHING = Path.of("src/test/resources/grammar/everything.yaml");
    private static final Path GRAMMAR = Path.of("../specs/tools.schema.json");

    /** What the mapping says for people, and what is handed on as a whole. */
    private static final Set<String> NOT_READ = Set.of(
            "/version",
            "/tools/do_it/toolset",
            "/tools/do_it/witness/absence",
            "/tools/do_it/examples/0/given",
            "/tools/do_it/examples/0/answer/body",
            "/tools/get_it/toolset",
            "/tools/get_it/examples/0/answer/body",
            "/excluded/GET ~1other/decision",
            "/excluded/GET ~1other/reason");

    private static final class Noting extends ObjectNode {
        private static final JsonNodeFactory FACTORY = new JsonNodeFactory() {
            @Override
            public ObjectNode objectNode() {
                return new Noting(this);
            }
        };

        private final transient Set<String> asked = new TreeSet<>();

        Noting(JsonNodeFactory factory) {
            super(factory);
        }

        static JsonNode copy(JsonNode node) {
            if (node.isObject()) {
                var copy = FACTORY.objectNode();
                node.properties().forEach(entry -> copy.set(entry.getKey(), copy(entry.getValue())));
                return copy;
            }
            if (node.isArray()) {
                var copy = FACTORY.arrayNode();
                node.forEach(item -> copy.add(copy(item)));
                return copy;
            }
            return node;
        }

        @Override
        public JsonNode get(String name) {
            asked.add(name);
            return super.get(name);
        }

        @Override
        public JsonNode path(String name) {
            asked.add(name);
            return super.path(name);
        }

        @Override
        public boolean has(String name) {
            asked.add(name);
            return super.has(name);
        }

        @Override
        public Set<Map.Entry<String, JsonNode>> properties() {
            asked.addAll(super.propertyNames());
            return super.properties();
        }

        @Override
        public Collection<String> propertyNames() {
            asked.addAll(super.propertyNames());
            return super.propertyNames();
        }
    }

    private static Document everything() throws IOException {
        var out = new Diagnostics();
        var document = DocumentReader.read("everything.yaml", Files.readString(EVERYTHING), out);
        assertThat(out.all()).isEmpty();
        return document.orElseThrow();
    }

    private static JsonNode grammar() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(GRAMMAR));
    }

    @Test
    void everyPropertyOfTheGrammarIsRead() throws IOException {
        var document = everything();
        var noting = Noting.copy(document.root());

        Mapping.of(document.withRoot(noting));

        var unread = new TreeSet<String>();
        unread(noting, "", unread);
        assertThat(unread).containsExactlyInAnyOrderElementsOf(NOT_READ);
    }

    private static void unread(JsonNode node, String pointer, Set<String> unread) {
        if (node instanceof Noting object) {
            var asked = Set.copyOf(object.asked);
            for (var entry : object.properties()) {
                var at = pointer + Document.token(entry.getKey());
                if (!asked.contains(entry.getKey())) {
                    unread.add(at);
                } else {
                    unread(entry.getValue(), at, unread);
                }
            }
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            unread(node.get(i), pointer + "/" + i, unread);
        }
    }

    @Test
    void theFileUsesEveryPropertyOfTheGrammar() throws IOException {
        var grammar = grammar();
        var used = Collections.newSetFromMap(new IdentityHashMap<JsonNode, Boolean>());
        use(grammar, grammar, everything().root(), used);

        var unused = new TreeSet<String>();
        unused(grammar, "", used, unused);
        assertThat(unused).as("add it to everything.yaml").isEmpty();
    }

    private static void use(JsonNode grammar, JsonNode rule, JsonNode node, Set<JsonNode> used) {
        var resolved =
                rule.has("$ref") ? grammar.at(rule.path("$ref").asString().substring(1)) : rule;
        for (var entry : node.properties()) {
            var property = resolved.path("properties").path(entry.getKey());
            used.add(property);
            use(
                    grammar,
                    property.isMissingNode() ? resolved.path("additionalProperties") : property,
                    entry.getValue(),
                    used);
        }
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            use(grammar, resolved.path("items"), node.get(i), used);
        }
    }

    private static void unused(JsonNode rule, String pointer, Set<JsonNode> used, Set<String> unused) {
        for (var property : rule.path("properties").properties()) {
            if (!used.contains(property.getValue())) {
                unused.add(pointer + "/properties/" + property.getKey());
            }
        }
        for (var entry : rule.properties()) {
            unused(entry.getValue(), pointer + "/" + entry.getKey(), used, unused);
        }
    }
}

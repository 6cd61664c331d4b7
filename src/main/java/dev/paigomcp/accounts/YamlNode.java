package dev.paigomcp.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A part of a YAML 1.2 document that knows its line, counted from 1. It is a text, a list or a block of fields. */
sealed interface YamlNode {
    int line();

    /** Returns a text as it is written; empty if this is none. */
    default Optional<String> asText() {
        return Optional.empty();
    }

    /** Returns the entries of a list; empty if this is none. */
    default Optional<List<YamlNode>> asList() {
        return Optional.empty();
    }

    /** Returns the fields of a block in the order of the file; empty if this is none. */
    default Optional<Map<String, Field>> asFields() {
        return Optional.empty();
    }

    /**
     * A key and what stands under it.
     *
     * @param line of the key
     */
    record Field(int line, YamlNode value) {}

    /** Reads a document. What cannot be read becomes a problem, in which nothing of the text is repeated. */
    static Optional<YamlNode> read(String text, FileProblems problems) {
        try {
            var root = new Compose(LoadSettings.builder().build()).composeString(text);
            if (root.isEmpty()) {
                problems.add(1, "the file is empty", "docs/accounts.md says what stands in it");
            }
            return root.map(node -> new Converter(problems).convert(node, 0));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(line, "this is not YAML", "look at the indentation, the colons and the quotes here and above");
        } catch (YamlEngineException e) {
            problems.add(1, "this is not YAML", "write it like the example of docs/accounts.md");
        }
        return Optional.empty();
    }

    record Text(int line, String value) implements YamlNode {
        @Override
        public Optional<String> asText() {
            return Optional.of(value);
        }
    }

    record Items(int line, List<YamlNode> items) implements YamlNode {
        @Override
        public Optional<List<YamlNode>> asList() {
            return Optional.of(items);
        }
    }

    record Block(int line, Map<String, Field> fields) implements YamlNode {
        @Override
        public Optional<Map<String, Field>> asFields() {
            return Optional.of(fields);
        }
    }

    /** Converts the nodes of the YAML library, within bounds: aliases could make a small file a huge tree. */
    final class Converter {
        private static final int MAX_NODES = 100_000;
        private static final int MAX_DEPTH = 20;

        private final FileProblems problems;
        private int nodes;

        private Converter(FileProblems problems) {
            this.problems = problems;
        }

        private YamlNode convert(Node node, int depth) {
            if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
                throw new YamlEngineException("too much");
            }
            if (node instanceof SequenceNode sequence) {
                var items = new ArrayList<YamlNode>();
                sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
                return new Items(line(node), items);
            }
            return node instanceof MappingNode mapping
                    ? new Block(line(node), fields(mapping, depth))
                    : new Text(line(node), ((ScalarNode) node).getValue());
        }

        private Map<String, Field> fields(MappingNode mapping, int depth) {
            var fields = new LinkedHashMap<String, Field>();
            for (var entry : mapping.getValue()) {
                var line = line(entry.getKeyNode());
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    problems.add(line, "a key must be a word", "");
                    continue;
                }
                var field = new Field(line, convert(entry.getValueNode(), depth + 1));
                if (fields.putIfAbsent(key.getValue(), field) != null) {
                    problems.add(
                            line,
                            "the key \"" + key.getValue() + "\" stands here twice",
                            "rename or remove one of them");
                }
            }
            return fields;
        }

        private static int line(Node node) {
            return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        }
    }
}

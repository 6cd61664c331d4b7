package dev.paigomcp.codegen.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
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
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads YAML 1.2, and so JSON, into a {@link Document}. A file that cannot be read is a finding, not an exception. */
public final class DocumentReader {
    private static final int MAX_CODE_POINTS = 50_000_000;
    private static final int MAX_NODES = 1_000_000;
    private static final int MAX_DEPTH = 200;

    private final String file;
    private final Diagnostics out;
    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private int nodes;

    private DocumentReader(String file, Diagnostics out) {
        this.file = file;
        this.out = out;
    }

    /** Returns the document, or empty if it cannot be read; the reason is then in {@code out}. */
    public static Optional<Document> read(String file, String text, Diagnostics out) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_CODE_POINTS)
                .build();
        try {
            var root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                out.error(file, 1, "the file is empty", null);
                return Optional.empty();
            }
            var reader = new DocumentReader(file, out);
            var tree = reader.convert(root.get(), "", 0);
            return Optional.of(new Document(file, tree, reader.lines));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            out.error(file, line, "this is not YAML or JSON: " + firstLine(e.getProblem()), null);
        } catch (TooLarge | YamlEngineException e) {
            out.error(file, 1, "this is not YAML or JSON: " + firstLine(String.valueOf(e.getMessage())), null);
        }
        return Optional.empty();
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw new TooLarge("more than " + MAX_NODES + " nodes or " + MAX_DEPTH + " levels");
        }
        node.getStartMark().ifPresent(mark -> lines.putIfAbsent(pointer, mark.getLine() + 1));
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer, depth);
        }
        if (node instanceof SequenceNode sequence) {
            var array = json.arrayNode();
            for (var item : sequence.getValue()) {
                array.add(convert(item, pointer + "/" + array.size(), depth + 1));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private JsonNode object(MappingNode mapping, String pointer, int depth) {
        var object = json.objectNode();
        for (var entry : mapping.getValue()) {
            var line = entry.getKeyNode()
                    .getStartMark()
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                out.error(file, line, "a key must be a word", null);
                continue;
            }
            var name = key.getValue();
            if (object.has(name)) {
                out.error(file, line, "the key \"" + name + "\" stands here twice", "rename or remove one of them");
                continue;
            }
            var at = pointer + Document.token(name);
            lines.put(at, line);
            object.set(name, convert(entry.getValueNode(), at, depth + 1));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node) {
        var text = node.getValue();
        var tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(Boolean.parseBoolean(text));
        }
        try {
            if (tag.equals(Tag.INT)) {
                var number = new BigInteger(text);
                return number.bitLength() < 32 ? json.numberNode(number.intValue()) : json.numberNode(number);
            }
            if (tag.equals(Tag.FLOAT)) {
                return json.numberNode(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            return json.stringNode(text); // .inf, .nan, 0o7: words to us
        }
        return json.stringNode(text);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static final class TooLarge extends RuntimeException {
        TooLarge(String message) {
            super(message);
        }
    }
}

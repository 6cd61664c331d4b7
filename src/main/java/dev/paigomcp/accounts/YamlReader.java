package dev.paigomcp.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads YAML 1.2 into nodes; what cannot be read is a problem, and nothing of the text is repeated in it. */
final class YamlReader {
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 20;

    private final FileProblems out;
    private int nodes;

    private YamlReader(FileProblems out) {
        this.out = out;
    }

    static Optional<YamlNode> read(String text, FileProblems out) {
        try {
            var root = new Compose(LoadSettings.builder().build()).composeString(text);
            if (root.isEmpty()) {
                out.add(1, "the file is empty", "docs/accounts.md says what stands in it");
            }
            return root.map(node -> new YamlReader(out).convert(node, 0));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            out.add(line, "this is not YAML", "look at the indentation, the colons and the quotes here and above");
        } catch (YamlEngineException e) {
            out.add(1, "this is not YAML", "write it like the example of docs/accounts.md");
        }
        return Optional.empty();
    }

    private YamlNode convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        var line = line(node);
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new YamlEngineException("too much");
        }
        if (node instanceof SequenceNode sequence) {
            var items = new ArrayList<YamlNode>();
            for (var item : sequence.getValue()) {
                items.add(convert(item, depth + 1));
            }
            return new YamlNode.Items(line, items);
        }
        return node instanceof MappingNode mapping
                ? block(mapping, line, depth)
                : new YamlNode.Text(line, ((ScalarNode) node).getValue());
    }

    private YamlNode block(MappingNode mapping, int line, int depth) {
        var fields = new LinkedHashMap<String, YamlNode.Field>();
        for (var entry : mapping.getValue()) {
            var at = line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                out.add(at, "a key must be a word", "");
                continue;
            }
            var field = new YamlNode.Field(at, convert(entry.getValueNode(), depth + 1));
            if (fields.putIfAbsent(key.getValue(), field) != null) {
                out.add(at, "the key \"" + key.getValue() + "\" stands here twice", "rename or remove one of them");
            }
        }
        return new YamlNode.Block(line, fields);
    }

    private static int line(org.snakeyaml.engine.v2.nodes.Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}

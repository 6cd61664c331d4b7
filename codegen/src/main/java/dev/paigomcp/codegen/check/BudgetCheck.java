package dev.paigomcp.codegen.check;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts what the list of tools costs a client, in tokens of o200k: the JSON of each Tool object as it is sent. Beyond a
 * budget of the mapping it is an error.
 */
public final class BudgetCheck {
    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private final Mapping mapping;
    private final JsonNode catalogue;

    public BudgetCheck(Mapping mapping, JsonNode catalogue) {
        this.mapping = mapping;
        this.catalogue = catalogue;
    }

    /** A line for each tool: its tokens without and with its output schema. What is reported fits every client. */
    public List<String> report() {
        var lines = new ArrayList<String>();
        for (var tool : catalogue) {
            lines.add("%-24s %5d tokens, %5d with output schema, fits all clients"
                    .formatted(tool.path("name").asString(), tokens(tool, false), tokens(tool, true)));
        }
        return List.copyOf(lines);
    }

    public void run(Diagnostics out) {
        var budgets = mapping.document().root().path("budgets");
        for (var i = 0; i < budgets.size(); i++) {
            var budget = budgets.get(i);
            var pointer = "/budgets/" + i;
            var named = named(budget, pointer, out);
            var spent = 0;
            for (var tool : catalogue) {
                if (named.isEmpty() || named.contains(tool.path("name").asString())) {
                    spent += tokens(tool, budget.path("outputSchemas").asBoolean(false));
                }
            }
            var allowed = budget.path("tokens").asInt();
            if (spent > allowed) {
                out.error(
                        mapping.document(),
                        pointer + "/tokens",
                        "\"" + budget.path("name").asString() + "\" cost " + spent + " tokens, more than " + allowed,
                        "shorten descriptions, leave out arguments, or raise the budget");
            }
        }
    }

    private Set<String> named(JsonNode budget, String pointer, Diagnostics out) {
        var known = new HashSet<String>();
        catalogue.forEach(tool -> known.add(tool.path("name").asString()));
        var named = new HashSet<String>();
        for (var name : budget.path("tools")) {
            named.add(name.asString());
            if (!known.contains(name.asString())) {
                out.error(
                        mapping.document(),
                        pointer + "/tools",
                        "there is no tool \"" + name.asString() + "\"",
                        Diagnostics.didYouMean(name.asString(), known));
            }
        }
        return named;
    }

    private int tokens(JsonNode tool, boolean withOutputSchema) {
        var sent = (ObjectNode) tool.deepCopy();
        if (!withOutputSchema) {
            sent.remove("outputSchema");
        }
        return encoding.countTokens(sent.toString());
    }
}

package dev.paigomcp.codegen.check;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.paigomcp.codegen.mapping.Mapping;
import dev.paigomcp.codegen.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts what the list of tools costs a client, in tokens of o200k: the JSON of each Tool object as it is sent. More than a
 * budget of the mapping allows is an error.
 */
public final class BudgetCheck {
    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private final Mapping mapping;
    private final JsonNode catalogue;

    /** Counts the tools of a catalogue, {@code tools.json}. */
    public BudgetCheck(Mapping mapping, JsonNode catalogue) {
        this.mapping = mapping;
        this.catalogue = catalogue;
    }

    /** Returns a line for each tool: its tokens without and with its output schema. What is reported fits every client. */
    public List<String> report() {
        var lines = new ArrayList<String>();
        for (var tool : catalogue) {
            lines.add("%-24s %5d tokens, %5d with output schema, fits all clients"
                    .formatted(tool.path("name").asString(), tokens(tool, false), tokens(tool, true)));
        }
        return List.copyOf(lines);
    }

    /** Reports every budget that is exceeded. */
    public void run(Diagnostics out) {
        mapping.budgets().forEach(budget -> check(budget, out));
    }

    private void check(Mapping.Budget budget, Diagnostics out) {
        for (var name : budget.tools()) {
            if (!mapping.toolNames().contains(name)) {
                out.error(
                        mapping.document(),
                        budget.pointer() + "/tools",
                        "there is no tool \"" + name + "\"",
                        Diagnostics.didYouMean(name, mapping.toolNames()));
            }
        }
        var spent = 0;
        for (var tool : catalogue) {
            if (budget.tools().isEmpty()
                    || budget.tools().contains(tool.path("name").asString())) {
                spent += tokens(tool, budget.outputSchemas());
            }
        }
        if (spent > budget.tokens()) {
            out.error(
                    mapping.document(),
                    budget.pointer() + "/tokens",
                    "\"" + budget.name() + "\" cost " + spent + " tokens, more than " + budget.tokens(),
                    "shorten descriptions, leave out arguments, or raise the budget");
        }
    }

    private int tokens(JsonNode tool, boolean withOutputSchema) {
        var sent = (ObjectNode) tool.deepCopy();
        if (!withOutputSchema) {
            sent.remove("outputSchema");
        }
        return encoding.countTokens(sent.toString());
    }
}

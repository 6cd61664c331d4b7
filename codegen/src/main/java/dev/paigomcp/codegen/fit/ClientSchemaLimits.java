package dev.paigomcp.codegen.fit;

import static dev.paigomcp.codegen.source.Document.token;

import dev.paigomcp.codegen.source.Diagnostics;
import dev.paigomcp.codegen.source.Document;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds the catalogue against what clients take: the number of tools, their hints and the forms of their schemas. */
public final class ClientSchemaLimits {
    private static final int MAX_TOOLS = 40;
    private static final List<String> HINTS =
            List.of("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint");

    private final Document mapping;
    private final Diagnostics out;

    private ClientSchemaLimits(Document mapping, Diagnostics out) {
        this.mapping = mapping;
        this.out = out;
    }

    /**
     * Reports what does not fit.
     *
     * @param mapping the mapping, for the lines of messages
     * @param catalogue what clients see of each tool
     */
    public static void check(Document mapping, JsonNode catalogue, Diagnostics out) {
        var fit = new ClientSchemaLimits(mapping, out);
        if (catalogue.size() > MAX_TOOLS) {
            out.error(
                    mapping,
                    "/tools",
                    "there are " + catalogue.size() + " tools, more than the " + MAX_TOOLS
                            + " that Cursor offers a model",
                    "exclude operations that are not needed (Cursor, reports of 2025; VS Code ends at 128)");
        }
        catalogue.forEach(fit::tool);
    }

    private void tool(JsonNode tool) {
        var name = tool.path("name").asString();
        var pointer = "/tools" + token(name);
        if (tool.path("title").asString("").isBlank()) {
            out.error(
                    mapping,
                    pointer,
                    "tool \"" + name + "\" has no title, which the Claude directory wants",
                    "set title");
        }
        for (var hint : HINTS) {
            if (!tool.path("annotations").path(hint).isBoolean()) {
                out.error(
                        mapping,
                        pointer,
                        "tool \"" + name + "\" does not say " + hint + ", which ChatGPT wants from every tool",
                        "set effect, and openWorld where something leaves for third parties (Teamwork/mcp issue 420)");
            }
        }
        if (tool.at("/outputSchema/properties").has("nextCursor")
                && !tool.at("/inputSchema/properties").has("cursor")) {
            out.error(
                    mapping,
                    pointer,
                    "tool \"" + name + "\" shows a list that cannot be continued where Claude Code ends a result"
                            + " (25,000 tokens)",
                    "add page to its result, such as {limit: 50, maximum: 200}");
        }
        for (var schema : List.of("inputSchema", "outputSchema")) {
            SchemaWalk.visit(tool.path(schema), "", (part, at) -> part(name, pointer, schema, part, at));
        }
    }

    private void part(String name, String pointer, String which, JsonNode schema, String at) {
        for (var rule : SchemaRule.ALL) {
            if ((at.isEmpty() || !rule.root()) && rule.isBroken().test(schema)) {
                out.error(
                        mapping,
                        place(pointer, which, at),
                        "tool \"" + name + "\": the " + which + " must " + rule.says() + " for " + rule.client()
                                + (at.isEmpty() ? "" : ", at " + at),
                        rule.fix() + " (" + rule.source() + ")");
            }
        }
    }

    /** Returns the pointer of the argument that the schema is of, or of the tool if it is of none. */
    private static String place(String pointer, String which, String at) {
        var steps = at.split("/");
        return which.equals("inputSchema") && steps.length > 2 && steps[1].equals("properties")
                ? pointer + "/arguments/" + steps[2]
                : pointer;
    }
}

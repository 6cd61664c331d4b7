package dev.paigomcp.cli;

import dev.paigomcp.common.Json;
import dev.paigomcp.tools.GeneratedTools;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code tools}: the catalogue. */
final class ToolsCommand {
    static final Command COMMAND = new Command(
            "tools",
            List.of(),
            "List the tools.",
            new Options().addOption(null, "json", false, "as clients see them"),
            ToolsCommand::run);

    private ToolsCommand() {}

    private static int run(ParsedArguments given) {
        var catalogue = GeneratedTools.load().catalogue();
        if (given.has("json")) {
            var tools = Json.MAPPER.createArrayNode();
            catalogue.forEach(tools::add);
            System.out.println(tools.toPrettyString());
            return 0;
        }
        for (var tool : catalogue) {
            var reads = tool.path("annotations").path("readOnlyHint").asBoolean(false);
            System.out.printf(
                    "%-18s %-6s %s%n",
                    tool.path("name").asString(),
                    reads ? "read" : "write",
                    tool.path("title").asString());
        }
        return 0;
    }
}

package dev.paigomcp.cli;

import dev.paigomcp.common.Json;
import dev.paigomcp.tools.GeneratedTools;
import java.util.List;
import org.apache.commons.cli.Options;

/** {@code tools}: lists the tools, for people or as clients see them. */
final class ToolsCommand {
    static final Command COMMAND = new Command(
            "tools",
            List.of(),
            "List the tools.",
            new Options().addOption(null, "json", false, "as clients see them"),
            ToolsCommand::run);

    private ToolsCommand() {}

    private static int run(ParsedArguments given) {
        var generated = GeneratedTools.load();
        if (given.has("json")) {
            var tools = Json.MAPPER.createArrayNode();
            generated.catalogue().forEach(tools::add);
            System.out.println(tools.toPrettyString());
            return 0;
        }
        for (var tool : generated.tools()) {
            var definition = tool.definition();
            System.out.printf(
                    "%-18s %-6s %s%n",
                    definition.path("name").asString(),
                    tool.plan().isRead() ? "read" : "write",
                    definition.path("title").asString());
        }
        return 0;
    }
}

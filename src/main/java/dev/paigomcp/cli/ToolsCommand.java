package dev.paigomcp.cli;

import dev.paigomcp.json.Json;
import dev.paigomcp.tools.GeneratedTools;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tools}: the catalogue. */
@Command(name = "tools", description = "List the tools.", mixinStandardHelpOptions = true)
final class ToolsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "as clients see them")
    boolean json;

    @Override
    public Integer call() {
        var catalogue = GeneratedTools.load().catalogue();
        if (json) {
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

package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.cli.Command.UsageException;
import dev.paigomcp.common.Json;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.tools.Tool;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.tools.Tools;
import dev.paigomcp.transport.CallScope;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.node.ObjectNode;

/** {@code call TOOL JSON}: calls one tool without a server and prints its result. */
final class CallCommand {
    static final Command COMMAND = new Command(
            "call",
            List.of("TOOL", "[JSON]"),
            "Call one tool, by a name that 'tools' lists, with a JSON object as its arguments.",
            SettingFlags.account(),
            CallCommand::run);

    private CallCommand() {}

    private static int run(ParsedArguments given) {
        var name = given.argument(0).orElseThrow();
        var arguments = parse(given.argument(1).orElse("{}"));
        try (var account = App.openLocal(SettingFlags.readOne(given))) {
            var tool = account.tools().find(name).orElseThrow(() -> unknown(name, account.tools()));
            var result = call(tool, arguments);
            if (result.structured() == null) {
                System.err.println(result.text());
                return Commands.EXIT_FAILED;
            }
            System.out.println(result.structured().toPrettyString());
            return 0;
        }
    }

    private static ToolResult call(Tool tool, ObjectNode arguments) {
        var scope = new CallScope(UUID.randomUUID().toString(), McpEndpoint.CALL_TIMEOUT);
        try {
            return tool.call(arguments, scope);
        } catch (Throwable e) { // an Error too: a write may have been applied
            scope.lostWrite("an internal error of this program, told below.").ifPresent(System.err::println);
            throw e;
        }
    }

    private static UsageException unknown(String name, Tools tools) {
        var names = tools.list().stream().map(Tool::name).toList();
        return new UsageException("there is no tool \"" + name + "\"" + tools.hint(name, names));
    }

    /** Returns where the JSON is wrong, if the parser knows it. */
    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : ": something is wrong at character " + at.getColumnNr();
    }

    private static ObjectNode parse(String arguments) {
        try {
            if (Json.MAPPER.readTree(arguments) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new UsageException("the arguments are not JSON" + place(e.getLocation()));
        } catch (NumberFormatException e) {
            throw new UsageException(
                    "the arguments are not JSON that can be read: a number in them has a huge exponent");
        }
        throw new UsageException(
                "the arguments must be a JSON object, such as '{\"customerId\": \"demo-acme-robotics\"}'");
    }
}

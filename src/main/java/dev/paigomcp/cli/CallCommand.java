package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.json.Json;
import dev.paigomcp.paigo.CallScope;
import dev.paigomcp.text.Nearest;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.node.ObjectNode;

/** {@code call TOOL JSON}: calls one tool without a server and prints its result. */
@Command(name = "call", description = "Call one tool.", mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(55);

    @Parameters(index = "0", paramLabel = "TOOL", description = "a name that 'tools' lists")
    String tool = "";

    @Parameters(index = "1", paramLabel = "JSON", description = "its arguments, a JSON object", defaultValue = "{}")
    String arguments = "{}";

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    SettingFlags flags = new SettingFlags();

    @Override
    public Integer call() {
        var given = parse();
        try (var app = App.open(flags.read())) {
            if (!app.tools().has(tool)) {
                var names = app.tools().list().stream()
                        .map(t -> t.path("name").asString())
                        .toList();
                throw wrong("there is no tool \"" + tool + "\"" + Nearest.hint(tool, names));
            }
            var result = app.tools()
                    .call(tool, given, new CallScope(UUID.randomUUID().toString(), LIMIT));
            if (result.structured() == null) {
                System.err.println(result.text());
                return PaigoMcp.FAILED;
            }
            System.out.println(result.structured().toPrettyString());
            return 0;
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : ": something is wrong at character " + at.getColumnNr();
    }

    private ObjectNode parse() {
        try {
            if (Json.MAPPER.readTree(arguments) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw wrong("the arguments are not JSON" + place(e.getLocation()));
        } catch (NumberFormatException e) {
            throw wrong("the arguments are not JSON that can be read: a number in them has a huge exponent");
        }
        throw wrong("the arguments must be a JSON object, such as '{\"customerId\": \"demo-acme-robotics\"}'");
    }
}

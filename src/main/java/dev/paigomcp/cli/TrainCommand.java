package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.cli.Options;

/**
 * {@code train}: serves the demo on a free port, sends it a few requests and ends. A start needs the classes that are loaded
 * by then, so the launcher records them as a class-data archive ({@code java -XX:ArchiveClassesAtExit}).
 */
final class TrainCommand {
    static final Command COMMAND = new Command(
            "train",
            List.of(),
            "Do once what a start does, for the class-data archive.",
            new Options(),
            TrainCommand::run);

    private static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{},'progressToken':1}";

    private static final Pattern NAMED = Pattern.compile("'(?:name|uri)':'([^']+)'");

    /** A method and the members of its parameters. Single quotes stand for double quotes. */
    private record Question(String method, String params) {}

    private static final List<Question> OF_BOTH_ERAS = List.of(
            new Question("tools/list", ""),
            new Question("tools/call", "'name':'list_customers','arguments':{'limit':1}"),
            new Question(
                    "tools/call",
                    "'name':'add_credits','arguments':{'customerId':'demo-acme-robotics','amount':'1','currency':'USD'}"),
            new Question("prompts/list", ""),
            new Question("prompts/get", "'name':'explain_invoice','arguments':{'invoiceId':'demo-invoice-1'}"),
            new Question("resources/list", ""),
            new Question("resources/templates/list", ""),
            new Question("resources/read", "'uri':'paigo://customers/demo-acme-robotics'"),
            new Question("resources/read", "'uri':'paigo://mapping'"),
            new Question(
                    "completion/complete",
                    "'ref':{'type':'ref/prompt','name':'explain_invoice'},'argument':{'name':'invoiceId','value':'d'}"));

    private TrainCommand() {}

    private static int run(ParsedArguments given) throws IOException {
        try (var app = App.open(SettingsReader.read(Map.of(), Map.of("--port", "0")))) {
            var address = URI.create("http://127.0.0.1:" + app.serve().port() + PublicUrl.MCP_PATH);
            post(
                    address,
                    "2025-11-25",
                    new Question(
                            "initialize",
                            "'protocolVersion':'2025-11-25','capabilities':{},'clientInfo':{'name':'train','version':'1'}"));
            post(address, "2026-07-28", new Question("server/discover", ""));
            for (var question : OF_BOTH_ERAS) {
                post(address, "2025-11-25", question);
                post(address, "2026-07-28", question);
            }
        }
        return 0;
    }

    private static void post(URI address, String era, Question question) throws IOException {
        var modern = era.startsWith("2026");
        var params = modern ? META + (question.params().isEmpty() ? "" : ",") + question.params() : question.params();
        var message = ("{'jsonrpc':'2.0','id':1,'method':'" + question.method() + "','params':{" + params + "}}")
                .replace('\'', '"');
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Accept", "application/json, text/event-stream");
        connection.setRequestProperty("MCP-Protocol-Version", era);
        if (modern) {
            connection.setRequestProperty("Mcp-Method", question.method());
            var named = NAMED.matcher(question.params());
            if (named.lookingAt()) {
                connection.setRequestProperty("Mcp-Name", named.group(1));
            }
        }
        connection.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        try (var answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }
}

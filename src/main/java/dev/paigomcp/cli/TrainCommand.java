package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;

/**
 * {@code train}: serves the demo on a free port, asks it a few things and ends. What is loaded by then is what a start
 * needs, so the launcher records it as a class-data archive ({@code java -XX:ArchiveClassesAtExit}).
 */
final class TrainCommand {
    static final Command COMMAND = new Command(
            "train",
            List.of(),
            "Do once what a start does, for the class-data archive.",
            new Options(),
            TrainCommand::run);

    private static final List<String> MESSAGES = List.of(
            "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25','capabilities':{},'clientInfo':{'name':'train','version':'1'}}}",
            "{'jsonrpc':'2.0','id':2,'method':'tools/list'}",
            "{'jsonrpc':'2.0','id':3,'method':'tools/call','params':{'name':'list_customers','arguments':{'limit':1}}}",
            "{'jsonrpc':'2.0','id':4,'method':'tools/call','params':{'name':'add_credits','arguments':{'customerId':'demo-acme-robotics','amount':'1'}}}");

    private TrainCommand() {}

    private static int run(Given given) throws IOException {
        try (var app = App.open(SettingsReader.read(Map.of(), Map.of("--port", "0")))) {
            var address = URI.create("http://127.0.0.1:" + app.serve().port() + "/mcp");
            for (var message : MESSAGES) {
                post(address, message.replace('\'', '"'));
            }
        }
        return 0;
    }

    private static void post(URI address, String message) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Accept", "application/json, text/event-stream");
        connection.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        try (var answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }
}

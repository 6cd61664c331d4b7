package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The suite's scenarios for an authorization server, all of them. */
class AuthorizationSuiteTest {
    private static final String SCRIPT =
            Path.of("clients/authorize.mjs").toAbsolutePath().toString();

    @Test
    void findsNothingWrong() throws IOException, InterruptedException {
        var tool = new NodeTool("node", SCRIPT);
        var folder = tool.folder("authorization-suite");
        var port = freePort();
        try (var server = new SignInServer(null)) {
            var run = tool.run(
                    "authorization-suite",
                    120,
                    List.of(
                            server.issuer().toString(),
                            registered(server, port),
                            String.valueOf(port),
                            folder.toAbsolutePath().toString(),
                            server.person("own", "none", "")));

            assertThat(run.exit()).as(run.output()).isZero();
            assertThat(checks(folder))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(check ->
                            assertThat(check.path("status").stringValue()).isEqualTo("SUCCESS"))
                    .extracting(check -> check.path("id").stringValue())
                    .contains(
                            "authorization-server-metadata",
                            "authorization-server-metadata-cimd",
                            "authorization-code-grant");
        }
    }

    private static String registered(SignInServer server, int port) throws IOException, InterruptedException {
        var body = "{\"client_name\":\"The suite\",\"redirect_uris\":[\"http://127.0.0.1:" + port
                + "/callback\"],\"token_endpoint_auth_method\":\"none\"}";
        var request = HttpRequest.newBuilder(server.issuer().resolve("/oauth/register"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        return Json.MAPPER.readTree(answer.body()).path("client_id").stringValue();
    }

    private static List<JsonNode> checks(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("checks.json"))
                    .sorted()
                    .flatMap(file -> Json.MAPPER.readTree(file.toFile()).valueStream())
                    .toList();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tools that ask their client (MCP 2026-07-28, Multi Round-Trip Requests and Missing Required Capabilities). */
class AskingTest {
    private static final String ELICITS = "{\"elicitation\":{}}";
    private static HttpServer server;

    @BeforeAll
    static void start() {
        var identity = new ServerInfo(Environment.demo, true, "1.2.3", "Asks.");
        server = Fixture.serve(new McpEndpoint(
                identity,
                AskingTools.tools(),
                new FixtureLibrary(),
                EnumSet.allOf(Scope.class),
                methods -> methods.wrap("tools/call", AskingTools::method)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aToolAsksInPlaceOfAResult() {
        var response = call("asks", ELICITS, "");

        assertThat(response.statusCode()).isEqualTo(200);
        var result = json(response).get("result");
        assertThat(result.path("resultType").stringValue()).isEqualTo("input_required");
        assertThat(result.at("/inputRequests/name/method").stringValue()).isEqualTo("elicitation/create");
        assertThat(result.path("requestState").stringValue()).isEqualTo("my state");
        assertThat(result.path("_meta")
                        .path("io.modelcontextprotocol/serverInfo")
                        .path("name")
                        .stringValue())
                .isEqualTo("paigo-mcp");
    }

    @Test
    void theAnswersAndTheStateComeBackToTheTool() {
        var answers = "\"requestState\":\"my state\",\"inputResponses\":"
                + "{\"name\":{\"action\":\"accept\",\"content\":{\"name\":\"Ada\"}}}";

        var result = json(call("asks", ELICITS, answers)).get("result");

        assertThat(result.path("resultType").stringValue()).isEqualTo("complete");
        assertThat(result.at("/content/0/data").stringValue()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"requestState\":\"another\"",
                "\"requestState\":7",
                "\"requestState\":null",
                "\"inputResponses\":null",
                "\"inputResponses\":[]"
            })
    void whatCannotBeAnAnswerIsRefused(String answers) {
        var response = call("asks", ELICITS, answers);

        assertThat(json(response).at("/error/code").intValue())
                .as(response.body())
                .isEqualTo(-32602);
    }

    @Test
    void nothingIsAskedThatTheClientCannotAnswer() {
        assertLacks(call("asks", "{\"sampling\":{}}", ""), "elicitation");
    }

    @Test
    void aToolThatNeedsACapabilityDoesNotRunWithoutIt() {
        assertLacks(call("needs", ELICITS, ""), "sampling");
    }

    private static void assertLacks(HttpResponse<String> response, String capability) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        var error = json(response).get("error");
        assertThat(error.path("code").intValue()).isEqualTo(-32021);
        assertThat(error.path("message").stringValue()).endsWith(": " + capability);
        assertThat(error.path("data").toString()).isEqualTo("{\"requiredCapabilities\":{\"" + capability + "\":{}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asks", "needs"})
    void anOlderClientIsToldThatItCannotBeAsked(String tool) {
        var response = send(request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\""
                + tool + "\",\"arguments\":{}}}"));

        var result = json(response).get("result");
        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.at("/content/0/text").stringValue())
                .contains("2026-07-28")
                .contains("Nothing was done");
        assertThat(result.has("inputRequests")).isFalse();
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    private static HttpResponse<String> call(String tool, String capabilities, String answers) {
        return send(request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                        + "\",\"arguments\":{}," + answers + (answers.isEmpty() ? "" : ",")
                        + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                        + "\"io.modelcontextprotocol/clientCapabilities\":" + capabilities + "}}}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool));
    }

    private static HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/mcp"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

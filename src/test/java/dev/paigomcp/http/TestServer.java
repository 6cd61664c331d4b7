package dev.paigomcp.http;

import dev.paigomcp.config.Environment;
import dev.paigomcp.http.Health.PaigoStatus;
import dev.paigomcp.http.filter.AllowedOrigins;
import dev.paigomcp.http.filter.RequestLimits;
import dev.paigomcp.http.jetty.HttpLimits;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server with example tools on a free port, and a client to talk to it. */
final class TestServer implements AutoCloseable {
    static final String INSTRUCTIONS = "Bill customers of a demo account.";
    static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
    /** A server that clients beyond this machine reach. */
    static final AllowedOrigins PUBLIC = new AllowedOrigins(URI.create("https://mcp.example.com"), Set.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    final ExampleTools tools = new ExampleTools();
    final HttpServer http;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer() {
        this(AllowedOrigins.LOCAL);
    }

    TestServer(AllowedOrigins origins) {
        this(origins, RequestLimits.NONE);
    }

    TestServer(AllowedOrigins origins, RequestLimits requestLimits) {
        this(origins, requestLimits, HttpLimits.DEFAULT, () -> PaigoStatus.REACHABLE);
    }

    TestServer(AllowedOrigins origins, Supplier<PaigoStatus> paigo) {
        this(origins, RequestLimits.NONE, HttpLimits.DEFAULT, paigo);
    }

    TestServer(HttpLimits limits) {
        this(AllowedOrigins.LOCAL, RequestLimits.NONE, limits, () -> PaigoStatus.REACHABLE);
    }

    private TestServer(
            AllowedOrigins origins, RequestLimits requestLimits, HttpLimits limits, Supplier<PaigoStatus> paigo) {
        var identity = new ServerInfo(Environment.demo, true, "1.2.3", INSTRUCTIONS);
        var service = Service.withoutAuthentication(tools.endpoint(identity), paigo);
        http = HttpServer.start(new HttpConfig("127.0.0.1", 0, origins, requestLimits, service, ids(), limits));
    }

    /** A server of that endpoint on a free port, without limits. */
    static HttpConfig config(McpEndpoint endpoint) {
        var service = Service.withoutAuthentication(endpoint, () -> PaigoStatus.REACHABLE);
        return new HttpConfig(
                "127.0.0.1", 0, AllowedOrigins.LOCAL, RequestLimits.NONE, service, ids(), HttpLimits.DEFAULT);
    }

    private static Supplier<String> ids() {
        var count = new AtomicInteger();
        return () -> "id-" + count.incrementAndGet();
    }

    /** Small enough for a test to run into each of them. */
    static HttpLimits limits(Duration idle, Duration read, Duration drain) {
        return new HttpLimits(4 * 1024 * 1024, 16 * 1024, 600, idle, read, Duration.ofSeconds(55), drain);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http.port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder message(String body) {
        return request("/mcp")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** A request of 2026-07-28 as it should be; the parameters are the inside of an object. */
    HttpRequest.Builder modern(String method, String params) {
        return modern("1", method, params);
    }

    HttpRequest.Builder modern(String id, String method, String params) {
        var request = message("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + META
                        + (params.isEmpty() ? "" : "," + params) + "}}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        var given = json("{" + params + "}");
        var name = given.path(method.equals("resources/read") ? "uri" : "name");
        return name.isString() ? request.header("Mcp-Name", name.stringValue()) : request;
    }

    HttpResponse<String> post(String body) {
        return send(message(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    JsonNode call(String tool, String arguments) {
        return json(post("""
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s}}\
            """.formatted(tool, arguments)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    static JsonNode json(String body) {
        return JSON.readTree(body);
    }

    /** Sends bytes that no client library would, and reads until the server closes or five seconds are over. */
    String raw(String bytes) {
        try (var socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", http.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    @Override
    public void close() {
        tools.release.countDown();
        http.close();
    }
}

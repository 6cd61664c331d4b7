package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program with accounts, in a mode in which callers sign in, and a client. Single quotes stand for double ones. */
final class SignedInServer implements AutoCloseable {
    static final String PUBLIC = "https://mcp.example.com";
    static final String RESOURCE = PUBLIC + "/mcp";
    /** What is shorter may stand somewhere by chance. */
    private static final int SHORTEST = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    final App app;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();

    SignedInServer(Path folder, String mode, String accounts, Map<String, String> more) {
        try {
            var file = Files.writeString(folder.resolve("accounts.yaml"), accounts);
            var env = new HashMap<>(Map.of(
                    "PAIGO_MCP_MODE", mode, "PAIGO_MCP_PUBLIC_URL", PUBLIC, "PAIGO_MCP_ACCOUNTS", file.toString()));
            env.put("PAIGO_MCP_RATE_PER_ADDRESS", "0"); // a test asks more than a client would
            env.put("PAIGO_MCP_RATE_PER_PRINCIPAL", "0");
            env.put("PAIGO_MCP_DATA_DIR", folder.resolve("data").toString());
            env.putAll(more);
            this.app = App.open(SettingsReader.read(env, Map.of("--port", "0")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        this.port = app.serve().port();
    }

    SignedInServer(Path folder, String mode, String accounts) {
        this(folder, mode, accounts, Map.of());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    /** A message without a token. */
    HttpRequest.Builder message(String path, String era, String method, String params) {
        var body = Asked.message(era, method, params);
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", era)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (era.startsWith("2026")) {
            var name = JSON.readTree(body).path("params").path(method.equals("resources/read") ? "uri" : "name");
            request.header("Mcp-Method", method);
            if (name.isString()) {
                var coded =
                        Base64.getEncoder().encodeToString(name.stringValue().getBytes(StandardCharsets.UTF_8));
                request.header("Mcp-Name", "=?base64?" + coded + "?=");
            }
        }
        return request;
    }

    HttpResponse<String> post(String token, String era, String method, String params) {
        sent.add(token);
        return send(message("/mcp", era, method, params).header("Authorization", "Bearer " + token));
    }

    JsonNode ask(String token, String era, String method, String params) {
        return JSON.readTree(post(token, era, method, params).body());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            answered.add(answer.headers().map() + " " + answer.body());
            return answer;
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** That no token that was ever sent, good or bad, stands in what was logged or answered since. */
    void toldNobodyATokenIn(List<String> log) {
        var tokens = sent.stream().filter(token -> token.length() >= SHORTEST).toList();
        assertThat(tokens).isNotEmpty();
        assertThat(answered).isNotEmpty();
        for (var token : tokens) {
            assertThat(log).noneMatch(line -> line.contains(token));
            assertThat(answered).noneMatch(answer -> answer.contains(token));
        }
    }

    static String challenge(HttpResponse<String> response) {
        return response.headers().firstValue("WWW-Authenticate").orElse("");
    }

    /** As anybody can make it, without this program. */
    static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        app.close();
    }
}

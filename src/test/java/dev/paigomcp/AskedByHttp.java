package dev.paigomcp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** The program, asked over HTTP. */
final class AskedByHttp implements Asked {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI address;

    AskedByHttp(int port) {
        this.address = URI.create("http://127.0.0.1:" + port + "/mcp");
    }

    @Override
    public String body(String era, String method, String params) {
        var modern = era.startsWith("2026");
        var body = Asked.message(era, method, params);
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", era)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (modern) {
            var given = JSON.readTree(body).path("params");
            var name = given.path(method.equals("resources/read") ? "uri" : "name");
            request.header("Mcp-Method", method);
            if (name.isString()) {
                request.header("Mcp-Name", coded(name.stringValue()));
            }
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        // The JDK's client ends by itself.
    }

    private static String coded(String text) {
        return "=?base64?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}

package dev.paigomcp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program with the sample account, asked over HTTP in either era. Single quotes stand for double ones. */
final class Asked {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{}}";

    private final URI address;

    Asked(int port) {
        this.address = URI.create("http://127.0.0.1:" + port + "/mcp");
    }

    /** The whole answer; the parameters are the inside of an object. */
    JsonNode ask(String era, String method, String params) {
        return JSON.readTree(body(era, method, params));
    }

    String body(String era, String method, String params) {
        var modern = era.startsWith("2026");
        var all = modern ? META + (params.isEmpty() ? "" : "," + params) : params;
        var body = ("{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{" + all + "}}").replace('\'', '"');
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

    private static String coded(String text) {
        return "=?base64?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}

package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.http.AllowedOrigins;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** This product's endpoint and HTTP server, over the tools, prompts and resources that the suite asks for by name. */
final class Fixture {
    private Fixture() {}

    static HttpServer serve() {
        var identity = new ServerInfo(Environment.demo, true, "test", "Things for a test to ask for.");
        var tools = new FixtureTools();
        return HttpServer.start(
                "127.0.0.1",
                0,
                AllowedOrigins.NONE,
                new McpEndpoint(identity, tools, new FixtureLibrary(), tools::methods),
                () -> "unreachable",
                () -> UUID.randomUUID().toString());
    }

    static JsonNode read(String name) {
        try (var in = Objects.requireNonNull(Fixture.class.getResourceAsStream("/fixture/" + name))) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

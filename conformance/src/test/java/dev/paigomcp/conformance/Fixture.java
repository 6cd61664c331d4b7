package dev.paigomcp.conformance;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.http.Health.PaigoStatus;
import dev.paigomcp.http.HttpConfig;
import dev.paigomcp.http.HttpServer;
import dev.paigomcp.http.Service;
import dev.paigomcp.http.filter.AllowedOrigins;
import dev.paigomcp.http.filter.RequestLimits;
import dev.paigomcp.http.jetty.HttpLimits;
import dev.paigomcp.mapping.Scope;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** This product's endpoint and HTTP server, over the tools, prompts and resources that the suite asks for by name. */
final class Fixture {
    private Fixture() {}

    static HttpServer serve() {
        var identity = new ServerInfo(Environment.demo, true, "test", "Things for a test to ask for.");
        var tools = new FixtureTools();
        return serve(new McpEndpoint(
                identity, tools.tools(), new FixtureLibrary(), EnumSet.allOf(Scope.class), tools::methods));
    }

    /** Starts a server of the endpoint on a free port. */
    static HttpServer serve(McpEndpoint endpoint) {
        return HttpServer.start(new HttpConfig(
                "127.0.0.1",
                0,
                AllowedOrigins.LOCAL,
                RequestLimits.NONE,
                Service.withoutAuthentication(endpoint, () -> PaigoStatus.UNREACHABLE),
                () -> UUID.randomUUID().toString(),
                HttpLimits.DEFAULT));
    }

    static JsonNode read(String name) {
        try (var in = Objects.requireNonNull(Fixture.class.getResourceAsStream("/fixture/" + name))) {
            return Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

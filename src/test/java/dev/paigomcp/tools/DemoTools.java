package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.Environment;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.paigo.AnswerBudget;
import dev.paigomcp.paigo.ClientLimits;
import dev.paigomcp.paigo.PaigoAccount;
import dev.paigomcp.paigo.PaigoGateway;
import dev.paigomcp.transport.CallScope;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools over a demo Paigo of their own, at a fixed time. */
final class DemoTools implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

    final DemoPaigo demo;
    private final PaigoGateway paigo;
    private final Tools tools;

    private DemoTools(DemoOptions options, Permissions rights) {
        this.demo = DemoPaigo.start(options);
        var account = new PaigoAccount(
                demo.baseUrl(), demo.tokenUrl(), "test", demo.clientId(), new Secret(demo.clientSecret()));
        this.paigo = new PaigoGateway(
                account, ClientLimits.standard(), AnswerBudget.ofHeap().part(), CLOCK, () -> 0);
        var count = new AtomicInteger();
        this.tools =
                PaigoTools.of(GeneratedTools.load(), paigo, rights, CLOCK, () -> "write-" + count.incrementAndGet());
    }

    static DemoTools empty() {
        return new DemoTools(DemoOptions.empty(CLOCK), new Permissions(Environment.demo, true, "test"));
    }

    static DemoTools sample() {
        return new DemoTools(DemoOptions.sample(CLOCK), new Permissions(Environment.demo, true, "test"));
    }

    static DemoTools readOnly() {
        return new DemoTools(DemoOptions.sample(CLOCK), new Permissions(Environment.production, false, "test"));
    }

    /** Single quotes stand for double ones. */
    ToolResult call(String tool, String arguments) {
        var given = (ObjectNode) Json.MAPPER.readTree(arguments.replace('\'', '"'));
        return tools.find(tool).orElseThrow().call(given, new CallScope("test", McpEndpoint.CALL_TIMEOUT));
    }

    /** The structured result of a call that must go well. */
    JsonNode ok(String tool, String arguments) {
        var result = call(tool, arguments);
        if (result.structured() == null) {
            throw new AssertionError(result.text());
        }
        return result.structured();
    }

    void given(String things) {
        demo.given(Json.MAPPER.readTree(things.replace('\'', '"')));
    }

    void fault(String fault) {
        demo.fault(Json.MAPPER.readTree(fault.replace('\'', '"')));
    }

    @Override
    public void close() {
        paigo.close();
        demo.close();
    }
}

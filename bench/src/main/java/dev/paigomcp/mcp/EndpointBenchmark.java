package dev.paigomcp.mcp;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.resources.GeneratedResources;
import dev.paigomcp.resources.PaigoResourceLibrary;
import dev.paigomcp.tools.GeneratedTools;
import dev.paigomcp.tools.KnownIds;
import dev.paigomcp.tools.PaigoTools;
import dev.paigomcp.tools.Permissions;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The protocol without HTTP and without Paigo: bytes in, bytes out. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EndpointBenchmark {
    private static final RequestContext.Headers HEADERS = new RequestContext.Headers("2025-06-18", null, null);

    private final byte[] write = utf8(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":"
                    + "\"add_credits\",\"arguments\":{\"customerId\":\"c-1\",\"amount\":\"12.50\",\"currency\":\"USD\",\"reason\":\"goodwill\"}}}");
    private final byte[] list = utf8("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
    private final McpEndpoint endpoint = endpoint();

    @Benchmark
    public Object envelopeOfAWrite() {
        return MessageReader.read(write);
    }

    @Benchmark
    public Object wholeWriteButForHttpAndPaigo() {
        return endpoint.answer(Message.read(write), info());
    }

    @Benchmark
    public Object toolsList() {
        return endpoint.answer(Message.read(list), info());
    }

    private static RequestContext info() {
        return new RequestContext(HEADERS, new CallScope("bench", Duration.ofSeconds(55)), new Deaf());
    }

    private static McpEndpoint endpoint() {
        var created = new PaigoResult.Success(201, Json.MAPPER.readTree("{\"message\":\"Transaction created\"}"));
        var customer = new PaigoResult.Success(
                200, Json.MAPPER.readTree("{\"data\":[{\"customerId\":\"c-1\",\"currency\":\"USD\"}]}"));
        Paigo paigo = (request, scope) -> request.operation().startsWith("GET ") ? customer : created;
        var generated = GeneratedTools.load();
        var tools = PaigoTools.of(
                generated,
                paigo,
                new Permissions(Environment.sandbox, true, "bench"),
                Clock.systemUTC(),
                () -> "a write's id");
        var library = new PaigoResourceLibrary(GeneratedResources.load(), tools, new KnownIds(generated, paigo));
        return new McpEndpoint(
                new ServerInfo(Environment.sandbox, true, "bench", ""),
                tools,
                library,
                EnumSet.allOf(dev.paigomcp.mapping.Scope.class));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A caller that is told nothing ahead of its answer. */
    private static final class Deaf implements Peer {
        @Override
        public boolean takesMessages() {
            return false;
        }

        @Override
        public void send(byte[] message) {}

        @Override
        public Watch watch(CallScope scope) {
            return () -> {};
        }
    }
}

package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.tools.GeneratedTools.GeneratedTool;
import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
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
import tools.jackson.databind.node.ObjectNode;

/** The parts of a tool's call, each alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PartsBenchmark {
    private static final Clock CLOCK = Clock.systemUTC();

    private final GeneratedTools generated = GeneratedTools.load();
    private final ArgumentValidator check =
            new ArgumentValidator(generated.plans().wordHints(), CLOCK);
    private final RequestBuilder requests = new RequestBuilder(CLOCK, () -> "a write's id");
    private final ResultBuilder results = new ResultBuilder(
            new ServerFacts(new Permissions(Environment.sandbox, true, "bench"), CLOCK),
            new ResultPager(new ResultTruncator(generated.plans().maxResultBytes()), List::of));

    private final GeneratedTool write = tool("add_credits");
    private final ComputedFields computedOfWrite =
            ComputedFields.of(write.plan().result());
    private final ObjectNode writeArguments =
            json("{'customerId':'c-1','amount':'12.50','currency':'USD','reason':'goodwill'}");
    private final ToolCall.Sent writeSent = requests.build(call(write, writeArguments), AnswerReader.TREE);
    private final PaigoResult.Success written = new PaigoResult.Success(201, json("{'message':'Transaction created'}"));

    private final GeneratedTool read = tool("get_customer");
    private final ComputedFields computedOfRead = ComputedFields.of(read.plan().result());
    private final ObjectNode readArguments = json("{'customerId':'c-1'}");
    private final ToolCall.Sent readSent = requests.build(call(read, readArguments), AnswerReader.TREE);
    private final PaigoResult.Success found = new PaigoResult.Success(
            200,
            json("{'message':'Customer found','data':[{'customerId':'c-1','customerName':'Acme Robotics','email':"
                    + "'billing@acme.example','paymentChannel':'manual','currency':'USD','creditBalance':'12.50',"
                    + "'taxExempt':'none','address':{'countryCode':'US','city':'San Francisco'},'enrollments':[{"
                    + "'offering':{'offeringId':'o-1','offeringName':'Standard'},'offeringEnrollmentDate':"
                    + "'2026-01-01T00:00:00.000Z'}],'metadata':{'tier':'gold'}}]}"));

    @Benchmark
    public Object checkOfArgumentsOfAWrite() {
        return check(write, writeArguments);
    }

    @Benchmark
    public Object checkOfArgumentsOfARead() {
        return check(read, readArguments);
    }

    @Benchmark
    public Object requestOfAWrite() {
        return requests.build(writeSent.call(), AnswerReader.TREE);
    }

    @Benchmark
    public Object requestOfARead() {
        return requests.build(readSent.call(), AnswerReader.TREE);
    }

    @Benchmark
    public Object resultOfAWrite() {
        return results.thing(writeSent, computedOfWrite, written);
    }

    @Benchmark
    public Object resultOfARead() {
        return results.thing(readSent, computedOfRead, found);
    }

    private Object check(GeneratedTool tool, ObjectNode arguments) {
        var problems = new ArgumentProblems();
        check.check(call(tool, tool.normalizer().normalize(arguments)), tool.inputSchema(), problems);
        return problems;
    }

    private static ToolCall call(GeneratedTool tool, ObjectNode arguments) {
        var scope = new CallScope("bench", Duration.ofSeconds(55));
        return new ToolCall(
                tool.definition().path("name").asString(),
                tool.plan(),
                arguments,
                scope,
                EnumSet.allOf(dev.paigomcp.mapping.Scope.class),
                new SideReads(
                        (request, life) -> PaigoResult.Success.empty(200),
                        SideReads.Prepared.of(tool.plan()),
                        arguments,
                        scope,
                        true));
    }

    private GeneratedTool tool(String name) {
        return generated.tools().stream()
                .filter(tool -> tool.definition().path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}

package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.mapping.Plan;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
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
    private final GeneratedTools generated = GeneratedTools.load();
    private final ArgumentValidator check = new ArgumentValidator(generated.rules(), Clock.systemUTC());
    private final RequestBuilder requests = new RequestBuilder(Clock.systemUTC(), () -> "a write's id");
    private final ResultBuilder results = new ResultBuilder(
            new Permissions("sandbox", true, "bench"), Clock.systemUTC(), new ResultTruncator(generated.resultBytes()));

    private final Plan write = plan("add_credits");
    private final ObjectNode writeArguments = json("{'customerId':'c-1','amount':'12.50','reason':'goodwill'}");
    private final PaigoRequest writeRequest = requests.of(write, writeArguments);
    private final PaigoResult.Success written = new PaigoResult.Success(201, json("{'message':'Transaction created'}"));

    private final Plan read = plan("get_customer");
    private final ObjectNode readArguments = json("{'customerId':'c-1'}");
    private final PaigoRequest readRequest = requests.of(read, readArguments);
    private final PaigoResult.Success found = new PaigoResult.Success(
            200,
            json("{'message':'Customer found','data':[{'customerId':'c-1','customerName':'Acme Robotics','email':"
                    + "'billing@acme.example','paymentChannel':'manual','currency':'USD','creditBalance':'12.50',"
                    + "'taxExempt':'none','address':{'countryCode':'US','city':'San Francisco'},'enrollments':[{"
                    + "'offering':{'offeringId':'o-1','offeringName':'Standard'},'offeringEnrollmentDate':"
                    + "'2026-01-01T00:00:00.000Z'}],'metadata':{'tier':'gold'}}]}"));

    @Benchmark
    public Object checkOfArgumentsOfAWrite() {
        var problems = new ArrayList<ArgumentProblem>();
        var plain = ArgumentValidator.plain(write, writeArguments, problems);
        return check.check("add_credits", write, plain);
    }

    @Benchmark
    public Object checkOfArgumentsOfARead() {
        var problems = new ArrayList<ArgumentProblem>();
        var plain = ArgumentValidator.plain(read, readArguments, problems);
        return check.check("get_customer", read, plain);
    }

    @Benchmark
    public Object requestOfAWrite() {
        return requests.of(write, writeArguments);
    }

    @Benchmark
    public Object requestOfARead() {
        return requests.of(read, readArguments);
    }

    @Benchmark
    public Object resultOfAWrite() {
        return results.one("add_credits", write, writeArguments, writeRequest, written);
    }

    @Benchmark
    public Object resultOfARead() {
        return results.one("get_customer", read, readArguments, readRequest, found);
    }

    private Plan plan(String tool) {
        return Objects.requireNonNull(generated.plans().get(tool));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}

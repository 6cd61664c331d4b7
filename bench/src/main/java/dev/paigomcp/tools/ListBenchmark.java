package dev.paigomcp.tools;

import dev.paigomcp.common.Json;
import dev.paigomcp.config.Environment;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** A call of a tool that lists, over an answer of a thousand customers, and the tree of that answer to compare it with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ListBenchmark {
    private static final int CUSTOMERS = 1_000;

    private final byte[] answer = answer();
    private final Tools tools = PaigoTools.of(
            GeneratedTools.load(),
            (request, scope) -> read(request),
            new Permissions(Environment.sandbox, true, "bench"),
            Clock.systemUTC(),
            () -> "a write's id");

    @Benchmark
    public Object treeOfTheAnswer() {
        return Json.TOLERANT.readTree(answer);
    }

    @Benchmark
    public Object firstPage() {
        return call("list_customers", "{}");
    }

    @Benchmark
    public Object search() {
        return call("list_customers", "{\"search\":\"customer99\"}");
    }

    @Benchmark
    public Object sortedAndSummed() {
        return call("list_invoices", "{}");
    }

    private ToolResult call(String tool, String arguments) {
        return tools.find(tool)
                .orElseThrow()
                .call((ObjectNode) Json.MAPPER.readTree(arguments), new CallScope("bench", Duration.ofSeconds(55)));
    }

    private PaigoResult read(PaigoRequest request) {
        try {
            return new PaigoResult.Success(
                    200,
                    request.reader()
                            .read(new AnswerBody(
                                    new ByteArrayInputStream(answer),
                                    answer.length,
                                    answer.length,
                                    AnswerBody.Room.UNLIMITED)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] answer() {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(ListBenchmark::customer)
                .collect(Collectors.joining(",", "{\"message\":\"Customers found\",\"data\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String customer(int number) {
        return """
            {"customerId":"c-%d","customerName":"Customer %d","email":"billing@customer%d.example",\
            "paymentChannel":"manual","currency":"USD","creditBalance":"12.50","taxExempt":"none",\
            "address":{"countryCode":"US","postalCode":"94105","city":"San Francisco","state":"CA"},\
            "enrollments":[{"offering":{"offeringId":"o-1","offeringName":"Standard"},\
            "offeringEnrollmentDate":"2026-01-01T00:00:00.000Z"}],"invoices":[{"invoiceId":"i-%d",\
            "invoiceStatus":"Open","invoiceDate":"2026-01-01T00:00:00.000Z","currency":"USD",\
            "totalAmountWithoutTax":120.5}],"metadata":{"tier":"gold"}}\
            """.formatted(number, number, number, number);
    }
}

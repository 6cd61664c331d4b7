package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.CallScope;
import dev.paigomcp.transport.PaigoRequest;
import dev.paigomcp.transport.PaigoResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked up before a write may not take the time that the write needs for its own answer. */
class SlowLookUpsTest {
    private static final String USAGE = "{'customerId':'c-1','dimensionId':'d-1','quantity':'1'}";
    private static final String ONBOARDING =
            "{'customerName':'A','email':'a@a.example','paymentChannel':'manual','offeringId':'o-1'}";
    private static final Duration CALL = Duration.ofSeconds(55);

    private static PaigoResult done(PaigoRequest request) {
        return GivenAnswers.success(request, 201, "{\"message\":\"Done\",\"customerId\":\"c-1\"}");
    }

    private static boolean isWrite(PaigoRequest request) {
        return request.operation().startsWith("POST ");
    }

    @Test
    void allOfAWriteTogetherHaveAShareOfItsTime() {
        var left = new LinkedHashMap<String, Duration>();

        GivenAnswers.call(
                "measure_usage",
                USAGE,
                (request, scope) -> {
                    left.put(request.operation(), scope.remaining());
                    return isWrite(request) ? done(request) : new PaigoResult.Refused(404, "none");
                },
                CALL);

        var dimension = left.get("GET /dimensions/{dimensionId}");
        var customer = left.get("GET /customers/{customerId}");
        assertThat(dimension).isLessThanOrEqualTo(Duration.ofSeconds(15));
        assertThat(customer).isLessThan(dimension);
        assertThat(left.get("POST /usage")).isGreaterThan(Duration.ofSeconds(15));
    }

    @Test
    void thoseOfAReadHaveAllOfIts() {
        var left = new ArrayList<Duration>();

        GivenAnswers.call(
                "get_usage",
                "{'customerId':'c-1'}",
                (request, scope) -> {
                    left.add(scope.remaining());
                    return GivenAnswers.success(request, 200, "{\"data\":[]}");
                },
                CALL);

        assertThat(left).isNotEmpty().allMatch(time -> time.compareTo(Duration.ofSeconds(15)) > 0);
    }

    @Test
    void whatDecidesNothingAndIsLateLeavesANote() {
        var late = new PaigoResult.Unreachable(null, "Paigo was not asked: it is late");

        var usage = GivenAnswers.call("measure_usage", USAGE, (r, scope) -> isWrite(r) ? done(r) : late);
        var customer = GivenAnswers.call(
                "onboard_customer",
                ONBOARDING,
                (r, scope) -> isWrite(r)
                        ? done(r)
                        : r.operation().equals("GET /customers")
                                ? GivenAnswers.success(r, 200, "{\"data\":[]}")
                                : late);

        assertThat(usage.structured().path("notes").toString())
                .contains("quantity was not checked", "dimensionId was not checked")
                .contains("Not shown: customerName, dimensionName, unit, since Paigo was not asked: it is late");
        assertThat(customer.structured().path("notes").toString())
                .isEqualTo("[\"Of the offering nothing is told, since Paigo was not asked: it is late\"]");
    }

    @Test
    void noWriteIsSentWithLessTimeThanItsAnswerMayTake() {
        var sent = new ArrayList<String>();

        var result = GivenAnswers.call(
                "measure_usage",
                USAGE,
                new Paigo() {
                    @Override
                    public PaigoResult send(PaigoRequest request, CallScope scope) {
                        sent.add(request.operation());
                        return isWrite(request) ? done(request) : new PaigoResult.Refused(404, "none");
                    }

                    @Override
                    public Duration answerTimeout() {
                        return CALL.plusSeconds(1);
                    }
                },
                CALL);

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.unreachable);
        assertThat(result.text())
                .isEqualTo("measure_usage was not sent: the look-ups before it left too little time for its answer"
                        + "\nNothing was applied; the same call may be made again.");
        assertThat(sent).isEqualTo(List.of("GET /dimensions/{dimensionId}", "GET /customers/{customerId}"));
    }
}

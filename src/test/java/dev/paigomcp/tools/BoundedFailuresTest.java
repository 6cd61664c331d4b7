package dev.paigomcp.tools;

import static dev.paigomcp.tools.GivenAnswers.call;
import static dev.paigomcp.tools.GivenAnswers.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.transport.PaigoResult;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failure says is short, however much was wrong and however long it was. */
class BoundedFailuresTest {
    private static final int LONG = 1_000_000;
    private static final int SHORT = 10_000;

    private static String list(int count, String item) {
        return IntStream.range(0, count)
                .mapToObj(n -> item.replace("#", "" + n))
                .collect(Collectors.joining(","));
    }

    @Test
    void theFirstOfManyUnknownArgumentsAreToldAndTheOthersCounted() {
        var arguments = "{" + list(300_000, "'customerIds#':1") + "}";

        var result = call("get_customer", arguments, success(200, "{}"));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text().lines().skip(1)).hasSize(ArgumentProblems.MAX_TOLD + 1);
        assertThat(result.text())
                .contains("- customerIds0: there is no such argument; did you mean customerId?")
                .endsWith("- and 299,981 more")
                .hasSizeLessThan(SHORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1       | - tiers[1]: expected an object; got 1",
                "{'x':1} | - tiers[0].x: there is no such argument",
            })
    void theFirstOfManyBadItemsAreToldAndTheOthersCounted(String item, String first) {
        var arguments =
                "{'dimensionName':'a','unit':'b','aggregationMethod':'sum','tiers':[" + list(300_000, item) + "]}";

        var result = call("create_dimension", arguments, success(200, "{}"));

        assertThat(result.text().lines().skip(1)).hasSize(ArgumentProblems.MAX_TOLD + 1);
        assertThat(result.text()).contains(first).contains("more").hasSizeLessThan(SHORT);
    }

    @Test
    void theSearchForProblemsEnds() {
        var arguments = "{'tiers':[" + list(2 * ArgumentProblems.MAX_COUNTED, "1") + "]}";

        assertThat(call("create_dimension", arguments, success(200, "{}")).text())
                .endsWith("- and at least 499,980 more")
                .hasSizeLessThan(SHORT);
    }

    @Test
    void aLongKeyAndALongValueAreCut() {
        var longText = "x".repeat(LONG);

        var longKey = "x".repeat(40_000);

        assertThat(call("get_customer", "{'" + longKey + "':1}", success(200, "{}"))
                        .text())
                .hasSizeLessThan(SHORT);
        assertThat(call("get_customer", "{'customerId':{'" + longKey + "':[1.50,'a']}}", success(200, "{}"))
                        .text())
                .contains("customerId: expected a string; got {\"xxx")
                .hasSizeLessThan(SHORT);
        assertThat(call("get_customer", "{'customerId':{'a':[1.50,1E+3,'b']}}", success(200, "{}"))
                        .text())
                .endsWith("got {\"a\":[1.50,1E+3,\"b\"]}");
        assertThat(call(
                                "add_credits",
                                "{'customerId':'c-1','currency':'USD','amount':'" + longText + "'}",
                                success(200, "{}"))
                        .text())
                .contains("got \"xxx")
                .hasSizeLessThan(SHORT);
    }

    @Test
    void whereToLookForALostWriteIsCut() {
        var lost = new PaigoResult.Unknown(null, "lost");
        var arguments = "{'offeringName':'" + "x".repeat(LONG) + "','offeringVisibility':'private'}";

        assertThat(call("create_offering", arguments, (r, s) -> lost).text())
                .contains("list_offerings for offeringName \"xxx", ", writeId \"write-1\"")
                .hasSizeLessThan(SHORT);
    }

    @Test
    void theNearestIdsAreCut() {
        var answer = "{'data':["
                + list(10, "{'dimensionId':'d-#" + "x".repeat(SHORT) + "','dimensionName':'" + "y".repeat(SHORT) + "'}")
                + "]}";

        var result = call(
                "get_dimension",
                "{'dimensionId':'d-0" + "x".repeat(LONG) + "'}",
                (request, scope) -> request.operation().equals("GET /dimensions")
                        ? success(200, answer).send(request, scope)
                        : new PaigoResult.Refused(404, "No"));

        assertThat(result.text()).contains("is not known. Nearest: \"d-0xxx").hasSizeLessThan(SHORT);
    }

    @Test
    void whatPaigoHasInPlaceOfAnArgumentIsCut() {
        var unit = "x".repeat(LONG);

        assertThat(call(
                                "measure_usage",
                                "{'customerId':'c','dimensionId':'d-1','quantity':'1','unit':'" + unit + "'}",
                                success(200, "{'data':[{'dimensionId':'d-1','measurementUnit':'" + unit + "y'}]}"))
                        .text())
                .hasSizeLessThan(SHORT);
    }

    @Test
    void atMostSoMuchIsSaidOfAnyFailure() {
        assertThat(call(
                                "get_customer",
                                "{'customerId':'c'}",
                                (r, s) -> new PaigoResult.Unreadable(200, "x".repeat(LONG)))
                        .text())
                .hasSizeLessThan(33_000);
    }
}

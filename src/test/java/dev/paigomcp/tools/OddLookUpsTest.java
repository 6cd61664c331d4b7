package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A look-up that decides a write, and is not answered as the contract says, stops it: nothing is taken to be right. */
class OddLookUpsTest {
    private static final String CREDITS = "{'customerId':'c-1','amount':'50','currency':'EUR'}";
    private static final String USAGE = "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','unit':'byte'}";
    private static final String CUSTOMER = "{'customerName':'A','email':'a@a.example','paymentChannel':'manual'}";

    private final List<String> sent = new ArrayList<>();

    private ToolResult call(String tool, String arguments, String lookedUp) {
        return GivenAnswers.call(tool, arguments, (request, scope) -> {
            sent.add(request.operation());
            return request.operation().startsWith("POST ")
                    ? GivenAnswers.success(request, 201, "{\"message\":\"Done\"}")
                    : GivenAnswers.success(request, 200, lookedUp.replace('\'', '"'));
        });
    }

    private void isStopped(ToolResult result, String what) {
        assertThat(result.outcome()).as(result.text()).isEqualTo(ToolResult.Outcome.unreadable);
        assertThat(result.text()).contains("was not carried out, since " + what + " could not be checked");
        assertThat(sent).noneMatch(operation -> operation.startsWith("POST "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'data':[]}", "{'data':null}", "{'data':'x'}", "{'data':[null]}", "{}", "[]", "null", "'x'"})
    void withoutTheThingNeitherCreditNorUsageIsSent(String answer) {
        isStopped(call("add_credits", CREDITS, answer), "currency");
        isStopped(call("measure_usage", USAGE, answer), "unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':null}", "{'data':'x'}", "{'data':7}", "{}", "[]", "null", "'x'"})
    void withoutAListNobodyIsOnboarded(String answer) {
        isStopped(call("onboard_customer", CUSTOMER, answer), "email and customerName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':[]}", "{'data':{}}", "{'data':{'customerId':'c-9','customerName':'B'}}"})
    void aListWithNobodyAlikeLetsACustomerBeMade(String answer) {
        assertThat(call("onboard_customer", CUSTOMER, answer).isError()).isFalse();
        assertThat(sent).contains("POST /customers");
    }

    @Test
    void aRefusalThatSaysNothingOfTheIdStopsIt() {
        var result = GivenAnswers.call("add_credits", CREDITS, (request, scope) -> {
            sent.add(request.operation());
            return new PaigoResult.Refused(400, "Account is not active");
        });

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(result.text()).contains("currency could not be checked", "Account is not active");
        assertThat(sent).containsExactly("GET /customers/{customerId}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '"})
    void aBlankCurrencyIsNone(String currency) {
        var added = call("add_credits", CREDITS, "{'data':[{'customerId':'c-1','currency':" + currency + "}]}");

        assertThat(added.isError()).as(added.text()).isFalse();
        assertThat(added.text()).contains("currency \\\"EUR\\\" was not checked: the customer has none at Paigo");
    }
}

package dev.paigomcp.tools;

import static dev.paigomcp.tools.GivenAnswers.success;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters that exclude each other are refused, and what a filter mixes is told. */
class FiltersTogetherTest {
    private static final String CUSTOMERS = """
            {'data':[{'customerId':'c-1','currency':'EUR','creditBalance':'5','enrollments':[{'offering':{'offeringId':'o-1'}}]},{'customerId':'c-2','creditBalance':'6'},
              {'customerId':'c-3','currency':'','creditBalance':'7'},{'customerId':'c-4','currency':null,'creditBalance':'8'}]}
            """;

    private static ToolResult call(String tool, String arguments) {
        return GivenAnswers.call(tool, arguments, success(200, CUSTOMERS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "list_invoices | {'overdueDays':30,'status':'Paid'} |"
                        + " - status: is \"Paid\", but overdueDays finds Open only; leave one of the two out",
                "list_invoices | {'overdueDays':0,'status':'Voided'} | - status: is \"Voided\"",
                "list_customers | {'offeringId':'o-1','withoutPlan':true} |"
                        + " - offeringId: finds nothing together with withoutPlan true; leave one of the two out",
                "list_customers | {'minBalance':'10','maxBalance':'5'} |"
                        + " - maxBalance: \"5\" is less than minBalance \"10\"; swap them, or leave one out",
                "list_invoices | {'from':'2026-02-01','to':'2026-01-01'} |"
                        + " - to: \"2026-01-01\" is before from \"2026-02-01\"; swap them, or leave one out",
            })
    void filtersThatExcludeEachOtherAreRefused(String tool, String arguments, String told) {
        var result = call(tool, arguments);

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list_invoices | {'overdueDays':30,'status':'Open'}",
                "list_invoices | {'status':'Paid'}",
                "list_customers | {'offeringId':'o-1','withoutPlan':false}",
                "list_customers | {'withoutPlan':true}",
                "list_customers | {'minBalance':'5','maxBalance':'5'}",
            })
    void otherFiltersGoTogether(String tool, String arguments) {
        assertThat(call(tool, arguments).isError()).isFalse();
    }

    @Test
    void customersWithoutACurrencyAreFound() {
        var found = call("list_customers", "{'currency':'none'}").structured();

        assertThat(found.path("items")
                        .valueStream()
                        .map(item -> item.path("customerId").asString()))
                .containsExactly("c-2", "c-3", "c-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'minBalance':'1'}", "{'minBalance':'1','maxBalance':'9'}"})
    void balancesOfSeveralCurrenciesAreToldToBe(String arguments) {
        assertThat(call("list_customers", arguments).text()).contains("amounts whatever their currency; give currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'minBalance':'1','currency':'EUR'}", "{}"})
    void balancesOfOneCurrencyNeedNoNote(String arguments) {
        assertThat(call("list_customers", arguments).text()).doesNotContain("whatever their currency");
    }
}

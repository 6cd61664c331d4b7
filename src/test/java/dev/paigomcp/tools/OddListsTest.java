package dev.paigomcp.tools;

import static dev.paigomcp.tools.GivenAnswers.success;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists with things in them that cannot be summed, dated or sorted: said, never passed over in silence. */
class OddListsTest {
    private static JsonNode invoices(String arguments, String invoices) {
        var result = GivenAnswers.call(
                "list_invoices",
                arguments,
                success(200, "{'data':[{'customerId':'c-1','invoices':[" + invoices + "]}]}"));
        if (result.structured() == null) {
            throw new AssertionError(result.text());
        }
        return result.structured();
    }

    private static String notes(JsonNode page) {
        return page.path("notes").toString();
    }

    @Test
    void amountsThatTotalsLeaveOutAreCounted() {
        var page = invoices("{}", """
            {'invoiceId':'i-1','currency':'USD','totalAmountWithoutTax':'0.1','amountPaid':'n/a'},
            {'invoiceId':'i-2','currency':'USD','totalAmountWithoutTax':'1,000.00'},
            {'invoiceId':'i-3','currency':'USD','totalAmountWithoutTax':0.2,'amountPaid':null}
            """);

        assertThat(page.path("totals").toString())
                .isEqualTo("[{\"currency\":\"USD\",\"status\":\"\",\"count\":3,\"net\":\"0.3\",\"tax\":\"0\","
                        + "\"gross\":\"0.3\",\"paid\":\"0\",\"leftOut\":2}]");
        assertThat(notes(page))
                .contains("Without gross (1 of 3): Paigo's net is not a number; totals leave that out")
                .contains("total of net leaves out 1 value that is not a number")
                .contains("total of paid leaves out 1 value that is not a number");
    }

    @Test
    void amountsThatAreNumbersOrMayBeAbsentNeedNoNote() {
        var page = invoices("{}", """
            {'invoiceId':'i-1','currency':'USD','totalAmountWithoutTax':1},
            {'invoiceId':'i-2','currency':'USD','totalAmountWithoutTax':1,'taxAmount':null,'amountPaid':'0.5'}
            """);

        assertThat(page.has("notes")).isFalse();
    }

    @Test
    void itemsWithoutADateThatCanBeReadAreCountedWhenDatesAreAskedFor() {
        var invoices =
                "{'invoiceId':'i-1','invoiceDate':'2026-01-01T00:00:00Z'},{'invoiceId':'i-2','invoiceDate':'soon'},{'invoiceId':'i-3'}";

        assertThat(notes(invoices("{'from':'2026-01-01'}", invoices)))
                .contains("2 left out: their date cannot be read");
        assertThat(notes(invoices("{}", invoices))).doesNotContain("left out:");
    }

    @Test
    void timesAreSortedAsTimesWhateverTheirZone() {
        var page = invoices("{}", """
            {'invoiceId':'i-1','invoiceDate':'2026-01-01T09:00:00+09:00'},
            {'invoiceId':'i-2','invoiceDate':'2026-01-01T01:00:00Z'},
            {'invoiceId':'i-3','invoiceDate':'2026-01-01'},
            {'invoiceId':'i-4'},
            {'invoiceId':'i-5','invoiceDate':'after that'},
            {'invoiceId':'i-6','invoiceDate':'before that'}
            """);

        assertThat(page.path("items")
                        .valueStream()
                        .map(item -> item.path("invoiceId").asString()))
                .as("what is no time comes last, in the order of its text")
                .containsExactly("i-2", "i-3", "i-1", "i-6", "i-5", "i-4");
    }

    @Test
    void aTimeSpanThatEndsBeforeItBeginsIsRefused() {
        var result = GivenAnswers.call(
                "list_invoices", "{'from':'2026-02-01','to':'2026-01-31'}", success(200, "{'data':[]}"));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("; swap them, or leave one out");
    }

    @Test
    void aBalanceThatCannotBeReadIsLeftOutAndSaid() {
        var found = GivenAnswers.call(
                "list_customers",
                "{'minBalance':'0'}",
                success(
                        200,
                        "{'data':[{'customerId':'c-1','creditBalance':'n/a'},{'customerId':'c-2'},"
                                + "{'customerId':'c-3','creditBalance':1e2}]}"));

        assertThat(found.text())
                .contains("\"total\":1", "c-3", "2 left out: their creditBalance is absent or no number.");
    }
}

package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListsTest {
    private static final DemoTools ACCOUNT = DemoTools.sample();

    @AfterAll
    static void close() {
        ACCOUNT.close();
    }

    @Test
    void searchesPartsOfNameMailAndId() {
        assertThat(ACCOUNT.ok("list_customers", "{'search':'ACME'}")
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(ACCOUNT.ok("list_customers", "{'search':'rechnung@'}")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(ACCOUNT.ok("list_customers", "{'search':'no such thing'}").path("items"))
                .isEmpty();
    }

    @Test
    void pagesConcatenateToTheWholeList() {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = ACCOUNT.ok("list_customers", "{'limit':3%s}".formatted(cursor));
            page.path("items").forEach(item -> ids.add(item.path("customerId").asString()));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(3);
            assertThat(page.path("total").asInt()).isEqualTo(8);
            cursor = page.has("nextCursor")
                    ? ",'cursor':'" + page.path("nextCursor").asString() + "'"
                    : null;
        } while (cursor != null);

        assertThat(ids).hasSize(8);
        assertThat(new HashSet<>(ids)).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", " ", "MDox", "LTE6MA", "4oKs", "NDI5NDk2NzI5NTow"})
    void aCursorThatWasNotIssuedIsRefused(String cursor) {
        var result = ACCOUNT.call("list_customers", "{'cursor':'%s'}".formatted(cursor));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("cursor").contains("leave it out to begin again");
    }

    @Test
    void aCursorIsGoodForItsOwnSearchAlone() {
        var cursor =
                ACCOUNT.ok("list_customers", "{'limit':1}").path("nextCursor").asString();

        assertThat(ACCOUNT.call("list_customers", "{'limit':1,'search':'acme','cursor':'%s'}".formatted(cursor))
                        .outcome())
                .isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(ACCOUNT.ok("list_customers", "{'limit':5,'cursor':'%s'}".formatted(cursor))
                        .path("items"))
                .hasSize(5);
    }

    @Test
    void invoicesAreFilteredSortedAndSummedExactly() {
        var all = ACCOUNT.ok("list_invoices", "{}");
        var open = ACCOUNT.ok("list_invoices", "{'status':'Open'}");

        var dates = all.path("items")
                .valueStream()
                .map(i -> i.path("date").asString())
                .toList();
        assertThat(dates).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(open.path("items"))
                .isNotEmpty()
                .allMatch(i -> i.path("status").asString().equals("Open"));
        for (var total : all.path("totals")) {
            var sum = all.path("items")
                    .valueStream()
                    .filter(i -> i.path("currency").equals(total.path("currency")))
                    .filter(i -> i.path("status").equals(total.path("status")))
                    .map(i -> new BigDecimal(i.path("net").asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(new BigDecimal(total.path("net").asString())).isEqualByComparingTo(sum);
        }
        assertThat(all.path("totals")
                        .valueStream()
                        .map(t -> t.path("currency").asString() + " "
                                + t.path("status").asString()))
                .isSorted()
                .doesNotHaveDuplicates()
                .contains("EUR Open", "USD Draft", "USD Open", "USD Paid");
    }

    @Test
    void theInvoicesOfOneCustomerAreReadWithoutTheWholeAccount() {
        var before = ACCOUNT.demo.requests().size();

        var one = ACCOUNT.ok("list_invoices", "{'customerId':'demo-acme-robotics'}");

        assertThat(one.path("items"))
                .isNotEmpty()
                .allMatch(i -> i.path("customerId").asString().equals("demo-acme-robotics"));
        assertThat(ACCOUNT.demo.requests().stream().skip(before).map(r -> r.path()))
                .containsExactly("/customers/demo-acme-robotics");
    }

    @Test
    void totalsAreOfAllThatMatchNotOfThePage() {
        var all = ACCOUNT.ok("list_invoices", "{}");
        var page = ACCOUNT.ok("list_invoices", "{'limit':1}");

        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("totals")).isEqualTo(all.path("totals"));
    }

    @Test
    void datesIncludeBothEnds() {
        var date = ACCOUNT.ok("list_invoices", "{}")
                .path("items")
                .get(0)
                .path("date")
                .asString()
                .substring(0, 10);

        assertThat(ACCOUNT.ok("list_invoices", "{'from':'%s','to':'%s'}".formatted(date, date))
                        .path("items"))
                .isNotEmpty()
                .allMatch(i -> i.path("date").asString().startsWith(date));
        assertThat(ACCOUNT.call("list_invoices", "{'from':'soon'}").text()).contains("from: expected a date");
    }

    @Test
    void saysWhereAnInvoiceHasNoId() {
        var all = ACCOUNT.ok("list_invoices", "{}");

        assertThat(all.path("notes").toString()).contains("Paigo sent no invoiceId for 1 of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list_invoices | {'customerId':'acme'} | Nearest: demo-acme-robotics",
                "get_customer | {'customerId':'demo-acme-robotic'} | Nearest: demo-acme-robotics (\"Acme Robotics\")",
                "get_offering | {'offeringId':'demo-offering-pay'} | Nearest: demo-offering-pay-as-you-go",
                "get_dimension | {'dimensionId':'storage'} | list_dimensions shows all",
                "get_invoice | {'invoiceId':'demo-invoice-'} | list_invoices shows all",
                "get_usage | {'customerId':'nobody at all'} | list_customers shows all",
                "get_credit_ledger | {'customerId':'nobody'} | list_customers shows all",
            })
    void anUnknownIdIsAnsweredWithTheNearestIdsAndNames(String tool, String arguments, String expected) {
        var result = ACCOUNT.call(tool, arguments);

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(result.text()).contains("is not known").contains(expected);
    }

    @Test
    void anInvoiceIsTheInvoiceAndItsLinksComeOnlyWhenAskedFor() {
        var id = ACCOUNT.ok("list_invoices", "{'status':'Open'}")
                .path("items")
                .get(0)
                .path("invoiceId")
                .asString();

        var plain = ACCOUNT.ok("get_invoice", "{'invoiceId':'%s'}".formatted(id));
        var links = ACCOUNT.ok("get_invoice", "{'invoiceId':'%s','showLinks':true}".formatted(id));

        assertThat(plain.path("invoiceId").asString()).isEqualTo(id);
        assertThat(plain.path("net").isString()).isTrue();
        assertThat(plain.path("lineItems").get(0).path("unitCost").isString()).isTrue();
        assertThat(plain.toString()).doesNotContain("https://");
        assertThat(links.path("paymentLink").asString()).startsWith("https://");
        assertThat(links.path("invoiceUrl").asString()).startsWith("https://");
    }

    @Test
    void listsCarryTheServersTime() {
        for (var tool : new String[] {"list_customers", "list_offerings", "list_dimensions", "list_invoices"}) {
            assertThat(ACCOUNT.ok(tool, "{}").path("serverTime").asString()).isEqualTo("2026-01-15T12:00:00Z");
        }
    }

    @Test
    void theAccountTellsWhoseItIsAndWhatMayBeDone() {
        var account = ACCOUNT.ok("get_account", "{}");
        assertThat(account.path("scopes").valueStream().map(JsonNode::asString))
                .as("all rights, where nobody signs in")
                .containsExactly("paigo:read", "paigo:write", "paigo:usage", "paigo:money");

        assertThat(account.path("businessName").asString()).isNotBlank();
        assertThat(account.path("environment").asString()).isEqualTo("demo");
        assertThat(account.path("writesAllowed").asBoolean()).isTrue();
    }
}

package dev.paigomcp.tools;

import static dev.paigomcp.tools.GivenAnswers.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.PaigoResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who is overdue, and how much: in one call, on the day of the tests' clock, 2026-01-15. */
class OverdueInvoicesTest {
    private static final int MIB = 1024 * 1024;

    private static final String ACCOUNT = """
            {'data':[
              {'customerId':'c-1','customerName':'Acme','email':'billing@acme.example','invoices':[
                {'invoiceId':'i-1','invoiceStatus':'Open','invoiceType':'RECURRING','invoiceDate':'2025-11-16T23:30:00Z','invoicePaymentTerm':'30',
                 'currency':'USD','totalAmountWithoutTax':100,'taxAmount':19,'amountPaid':'20.50'},
                {'invoiceId':'i-2','invoiceStatus':'Open','invoiceType':'MANUAL','invoiceDate':'2025-12-01','invoicePaymentTerm':30,
                 'currency':'USD','totalAmountWithoutTax':50},
                {'invoiceId':'i-3','invoiceStatus':'Draft','invoiceDate':'2025-01-01','invoicePaymentTerm':'30','currency':'USD','totalAmountWithoutTax':999}]},
              {'customerId':'c-2','customerName':'Zebra','email':'pay@zebra.example','invoices':[
                {'invoiceId':'i-4','invoiceStatus':'Open','invoiceDate':'2025-10-01','invoicePaymentTerm':'60','currency':'EUR','totalAmountWithoutTax':7,'amountPaid':8},
                {'invoiceId':'i-5','invoiceStatus':'Open','invoiceDate':'2025-01-01','invoicePaymentTerm':'','currency':'EUR','totalAmountWithoutTax':1},
                {'invoiceId':'i-6','invoiceStatus':'Open','invoiceDate':'2025-10-02','invoicePaymentTerm':'30','currency':'USD','totalAmountWithoutTax':500},
                {'invoiceId':'i-7','invoiceStatus':'Paid','invoiceDate':'2025-10-02','invoicePaymentTerm':'30','currency':'USD','totalAmountWithoutTax':5}]}]}
            """;

    private static JsonNode call(String arguments) {
        var result = GivenAnswers.call("list_invoices", arguments, success(200, ACCOUNT));
        if (result.structured() == null) {
            throw new AssertionError(result.text());
        }
        return result.structured();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("invoiceId").asString())
                .toList();
    }

    @Test
    void whoIsMoreThanThirtyDaysOverdueAndHowMuchIsOneCall() {
        var page = call("{'overdueDays':30,'totalsPer':'customer'}");

        assertThat(ids(page)).containsExactly("i-6");
        assertThat(page.path("totals").toString().replace('"', '\''))
                .isEqualTo(
                        "[{'currency':'USD','status':'Open','count':1,'net':'500','tax':'0','gross':'500','paid':'0','due':'500','customers':"
                                + "[{'customerId':'c-2','customerName':'Zebra','count':1,'net':'500','tax':'0','gross':'500','paid':'0','due':'500'}]}]");
        assertThat(page.path("notes").toString())
                .contains("1 left out: no dueDate, since Paigo's paymentTermDays is empty.")
                .contains("1 left out: their due is 0 or less; without overdueDays they are listed.")
                .doesNotContain("due takes paid to include tax");
    }

    @ParameterizedTest
    @CsvSource({
        "{'overdueDays':0}, i-2 i-1 i-6",
        "{'overdueDays':14}, i-2 i-1 i-6",
        "{'overdueDays':15}, i-1 i-6",
        "{'overdueDays':29}, i-1 i-6",
        "{'overdueDays':30}, i-6",
        "{'overdueDays':74}, i-6",
        "{'overdueDays':36525}, ''",
        "{'search':'ZEBRA'}, i-7 i-6 i-4 i-5",
        "{'search':'billing@acme'}, i-2 i-1 i-3",
        "{'status':'Draft'}, i-3",
        "{'type':'MANUAL'}, i-2",
        "{'currency':'EUR'}, i-4 i-5",
    })
    void filtersByDaysCustomerStatusTypeAndCurrency(String arguments, String expected) {
        assertThat(String.join(" ", ids(call(arguments.replace(';', ','))))).isEqualTo(expected);
    }

    @Test
    void anInvoiceWithoutACurrencyDoesNotTakeTheCustomers() {
        var account =
                "{'data':[{'customerId':'c-1','currency':'EUR','invoices':[{'invoiceId':'i-1','invoiceStatus':'Open',"
                        + "'invoiceDate':'2025-10-01','totalAmountWithoutTax':7}]}]}";

        var all =
                GivenAnswers.call("list_invoices", "{}", success(200, account)).structured();
        var euro = GivenAnswers.call("list_invoices", "{'currency':'EUR'}", success(200, account))
                .structured();

        assertThat(all.at("/items/0").has("currency")).isFalse();
        assertThat(all.at("/totals/0/currency").asString()).isEmpty();
        assertThat(euro.path("total").asInt()).isZero();
    }

    @Test
    void whatIsDueLeavesRefundsOutAndSaysSo() {
        var account =
                "{'data':[{'customerId':'c-1','invoices':[{'invoiceId':'i-1','invoiceStatus':'Open','currency':'USD',"
                        + "'totalAmountWithoutTax':100,'refunds':[%s]}]}]}";

        var refunded =
                GivenAnswers.call("list_invoices", "{}", success(200, account.formatted("{'amountRefunded':'100'}")));
        var other = GivenAnswers.call("list_invoices", "{}", success(200, account.formatted("")));

        assertThat(refunded.text()).contains("due leaves refunds out.");
        assertThat(other.text()).doesNotContain("refunds");
    }

    @Test
    void everyoneOverdueIsNamedInOneCall() {
        var body = new StringBuilder("{'data':[");
        for (var i = 0; i < 170; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{'customerId':'c-%05d','customerName':'Customer %d, Ltd','invoices':[".formatted(i, i))
                    .append(
                            "{'invoiceId':'i-1','invoiceStatus':'Open','invoiceDate':'2025-10-01','invoicePaymentTerm':'30',")
                    .append("'totalAmountWithoutTax':1234.56,'taxAmount':12.34,'currency':'")
                    .append(List.of("USD", "EUR", "CNY").get(i % 3))
                    .append("'}]}");
        }

        var page = GivenAnswers.call(
                        "list_invoices",
                        "{'overdueDays':30,'totalsPer':'customer'}",
                        success(200, body.append("]}").toString()))
                .structured();

        assertThat(page.path("totals")
                        .valueStream()
                        .map(total -> total.path("customers").size()))
                .containsExactly(56, 57, 57);
        assertThat(page.path("items")).as("which there is room for too").hasSizeGreaterThan(30);
    }

    @Test
    void anInvoiceShowsWhatIsDueAndWhen() {
        var items = call("{'search':'acme'}").path("items");

        assertThat(items.get(1).toString().replace('"', '\''))
                .contains("'dueDate':'2025-12-16'", "'net':'100'", "'tax':'19'", "'gross':'119'", "'paid':'20.50'")
                .contains("'due':'98.50'");
        assertThat(items.get(0).has("paid")).isFalse();
        assertThat(items.get(0).path("due").asString()).isEqualTo("50");
        assertThat(items.get(2).has("due")).as("of a Draft").isFalse();
        assertThat(items.get(2).has("dueDate")).as("of a Draft").isFalse();
    }

    @Test
    void totalsPerCustomerRankByWhatIsDueThenByGross() {
        var usd = call("{'totalsPer':'customer'}")
                .path("totals")
                .valueStream()
                .filter(total -> total.path("currency").asString().equals("USD"))
                .toList();

        assertThat(usd).extracting(total -> total.path("status").asString()).containsExactly("Draft", "Open", "Paid");
        assertThat(usd).extracting(total -> total.has("due")).containsExactly(false, true, false);
        assertThat(usd.get(1)
                        .path("customers")
                        .valueStream()
                        .map(part -> part.path("customerName").asString() + " "
                                + part.path("due").asString()))
                .containsExactly("Zebra 500", "Acme 148.50");
    }

    @ParameterizedTest
    @CsvSource({
        "{'overdueDays':-1}",
        "{'overdueDays':1.5}",
        "{'overdueDays':1e30}",
        "{'totalsPer':'month'}",
        "{'status':'Unpaid'}"
    })
    void whatCannotBeAskedIsRefused(String arguments) {
        assertThat(GivenAnswers.call("list_invoices", arguments, success(200, ACCOUNT))
                        .outcome())
                .isEqualTo(ToolResult.Outcome.bad_argument);
    }

    @Test
    void anAccountOfTenThousandCustomersNeedsTheRoomOfItsSumsAlone() {
        var name = "long ".repeat(40);
        var body = new StringBuilder("{'data':[");
        for (var i = 0; i < 10_000; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{'customerId':'c-" + i + "','customerName':'" + name + "','invoices':[");
            for (var j = 0; j < 3; j++) {
                body.append(j == 0 ? "" : ",")
                        .append(
                                "{'invoiceId':'i','invoiceStatus':'Open','invoiceDate':'2025-01-01','invoicePaymentTerm':'30',")
                        .append("'currency':'USD','totalAmountWithoutTax':" + i
                                + ",'lineItems':[{'name':'not needed'}]}");
            }
            body.append("]}");
        }
        var account = body.append("]}").toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        var page = within(8 * MIB, "{'limit':1,'totalsPer':'customer','overdueDays':30}", account);

        var total = page.path("totals").get(0);
        assertThat(total.path("due").asString()).isEqualTo("149985000");
        assertThat(total.path("customers")).hasSizeGreaterThan(100);
        assertThat(total.path("customers").get(0).path("customerId").asString()).isEqualTo("c-9999");
        assertThat(total.path("customers").get(0).path("customerName").asString())
                .hasSize(103)
                .endsWith("...");
        assertThat(total.path("customers").get(0).path("due").asString()).isEqualTo("29997");
        assertThat(page.path("notes").toString())
                .containsPattern("customers holds the largest by due, then gross: 1\\d\\d of 9999 of USD Open\\.");
        assertThat(within(MIB / 8, "{'limit':1,'overdueDays':30}", account)
                        .path("total")
                        .asInt())
                .isEqualTo(29_997);
    }

    private static JsonNode within(int room, String arguments, byte[] account) {
        var result = GivenAnswers.call("list_invoices", arguments, (request, scope) -> {
            try {
                var in = new ByteArrayInputStream(account);
                return new PaigoResult.Success(
                        200,
                        request.reader()
                                .read(new AnswerBody(in, account.length, account.length, AnswerBody.Room.upTo(room))));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(result.structured()).as(result.text()).isNotNull();
        return result.structured();
    }
}

package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.demo.RequestLog;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments as clients write them: what Paigo is asked is what the native call asks, and nothing is guessed. */
class ClientValuesTest {
    private static final DemoTools ACCOUNT = DemoTools.sample();
    private static final String ACME = "'customerId':'demo-acme-robotics'";

    @AfterAll
    static void close() {
        ACCOUNT.close();
    }

    /** Calls with both and returns what Paigo was asked the second time, which must be what it was asked the first time. */
    private static void asks(String tool, String arguments, String natively) {
        var before = ACCOUNT.demo.requests().size();
        var first = ACCOUNT.call(tool, natively);
        var asked = ACCOUNT.demo.requests();
        var second = ACCOUNT.call(tool, arguments);
        var again = ACCOUNT.demo.requests();

        assertThat(second.isError()).as(second.text()).isFalse();
        assertThat(second.structured()).isEqualTo(first.structured());
        assertThat(paths(again.subList(asked.size(), again.size())))
                .isNotEmpty()
                .isEqualTo(paths(asked.subList(before, asked.size())));
    }

    private static List<String> paths(List<RequestLog.DemoRequest> requests) {
        return requests.stream()
                .map(request -> request.method() + " " + request.path())
                .filter(request -> !request.contains("/oauth/"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "list_customers | {'search':null,'cursor':null,'limit':null} | {}",
                "list_invoices  | {'customerId':null,'status':null,'from':null,'to':null} | {}",
                "get_invoice    | {'invoiceId':'demo-invoice-1','showLinks':null} | {'invoiceId':'demo-invoice-1'}",
            })
    void anOptionalArgumentThatIsNullIsLeftOut(String tool, String arguments, String natively) {
        var invoice = ACCOUNT.ok("list_invoices", "{'status':'Open'}")
                .at("/items/0/invoiceId")
                .asString();

        asks(tool, arguments.replace("demo-invoice-1", invoice), natively.replace("demo-invoice-1", invoice));
    }

    @Test
    void aFieldOfAnItemThatIsNullIsLeftOut() {
        var dimension = ACCOUNT.ok(
                "create_dimension",
                "{'dimensionName':'Calls','unit':'count','aggregationMethod':'sum','aggregationInterval':'month',"
                        + "'usageIncrement':'1','rounding':'ceiling','includedQuantity':null,"
                        + "'tiers':[{'upTo':'10','unitPrice':'1','name':null},{'upTo':'unlimited','unitPrice':0.5}]}");

        var tiers = ACCOUNT.ok(
                        "get_dimension",
                        "{'dimensionId':'%s'}"
                                .formatted(dimension.path("dimensionId").asString()))
                .path("tiers");
        assertThat(tiers.toString())
                .isEqualTo("[{\"upTo\":\"10\",\"unitPrice\":\"1\"},{\"upTo\":\"unlimited\",\"unitPrice\":\"0.5\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list_customers | {'limit':'3'} | {'limit':3}",
                "list_customers | {'search':'acme','limit':'1','cursor':''} | {'search':'acme','limit':1}",
                "list_invoices | {'status':'','customerId':''} | {}",
                "get_usage | {'dimensionId':'','interval':'none',%s} | {'interval':'none',%s}",
            })
    void textThatIsAnotherValueIsUnderstood(String tool, String arguments, String natively) {
        asks(tool, arguments.replace("%s", ACME), natively.replace("%s", ACME));
    }

    @Test
    void aFlagAsTextIsUnderstood() {
        var invoice = ACCOUNT.ok("list_invoices", "{'status':'Open'}")
                .at("/items/0/invoiceId")
                .asString();
        var call = "{'invoiceId':'" + invoice + "','showLinks':%s}";

        assertThat(ACCOUNT.ok("get_invoice", call.formatted("'true'")).has("paymentLink"))
                .isTrue();
        assertThat(ACCOUNT.ok("get_invoice", call.formatted("'false'")).has("paymentLink"))
                .isFalse();
    }

    @Test
    void listsAndObjectsAsTextAreUnderstood() {
        var tiers =
                "[{\\\"upTo\\\":\\\"10\\\",\\\"unitPrice\\\":1},{\\\"upTo\\\":\\\"unlimited\\\",\\\"unitPrice\\\":\\\"0.5\\\"}]";
        var dimensionId = ACCOUNT.ok(
                        "create_dimension",
                        ("{'dimensionName':'Calls','unit':'count','aggregationMethod':'sum',"
                                        + "'aggregationInterval':'month','usageIncrement':1,'rounding':'ceiling',"
                                        + "'tiers':' \\n")
                                + tiers + "'}")
                .path("dimensionId")
                .asString();
        var offering = ACCOUNT.ok(
                "create_offering",
                "{'offeringName':42,'offeringVisibility':'private','freeTrialDays':'14','dimensionIds':'[\\\""
                        + dimensionId + "\\\"]'}");
        ACCOUNT.ok(
                "measure_usage",
                "{%s,'dimensionId':'%s','quantity':2,'metadata':'{\\\"region\\\":\\\"eu\\\"}'}"
                        .formatted(ACME, dimensionId));

        assertThat(ACCOUNT.ok("get_dimension", "{'dimensionId':'%s'}".formatted(dimensionId))
                        .path("tiers")
                        .size())
                .isEqualTo(2);
        var shown = ACCOUNT.ok(
                "get_offering",
                "{'offeringId':'%s'}".formatted(offering.path("offeringId").asString()));
        assertThat(shown.path("offeringName").asString()).isEqualTo("42");
        assertThat(shown.path("freeTrialDays").asString()).isEqualTo("14");
        assertThat(shown.at("/dimensions/0/dimensionId").asString()).isEqualTo(dimensionId);
        assertThat(ACCOUNT.ok("get_usage", "{%s,'interval':'none','dimensionId':'%s'}".formatted(ACME, dimensionId))
                        .at("/items/0/metadata/region")
                        .asString())
                .isEqualTo("eu");
    }

    @Test
    void whatClientsInjectIsDropped() {
        asks(
                "get_customer",
                "{%s,'toolCallId':'call_1','task_progress':'- [ ] x','wait_for_previous':true}".formatted(ACME),
                "{%s}".formatted(ACME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "list_customers | {'limit':'0x10'} | limit: expected an integer; got \"0x10\"",
                "list_customers | {'limit':'1e1'} | limit: expected an integer",
                "list_customers | {'limit':'10.0'} | limit: expected an integer",
                "list_customers | {'limit':'+5'} | limit: expected an integer",
                "list_customers | {'limit':'05'} | limit: expected an integer",
                "list_customers | {'limit':' 5'} | limit: expected an integer",
                "list_customers | {'limit':'٥'} | limit: expected an integer",
                "list_customers | {'limit':''} | limit: expected an integer",
                "list_customers | {'limit':true} | limit: expected an integer",
                "list_customers | {'limit':'0'} | limit",
                "list_customers | {'search':1.5} | search: expected a string; got 1.5",
                "list_customers | {'search':9007199254740993} | search: expected a string",
                "list_customers | {'search':false} | search: expected a string",
                "list_customers | {'toolcallid':'x'} | toolcallid: there is no such argument",
                "list_customers | {'reasoning':null} | reasoning: there is no such argument",
                "get_customer | {'customerId':null} | customerId: is null; it is required",
                "get_customer | {'customerId':''} | customerId",
                "get_invoice | {'invoiceId':'i','showLinks':'yes'} | showLinks: expected a boolean; got \"yes\"",
                "get_invoice | {'invoiceId':'i','showLinks':'TRUE'} | showLinks: expected a boolean",
                "get_invoice | {'invoiceId':'i','showLinks':1} | showLinks: expected a boolean",
                "add_credits | {'customerId':'c','currency':'USD','amount':'1,000'} | amount: expected decimal text",
                "add_credits | {'customerId':'c','currency':'USD','amount':'50 USD'} | amount: expected decimal text",
                "add_credits | {'customerId':'c','currency':'USD','amount':'٥'} | amount: expected decimal text",
                "add_credits | {'customerId':'c','currency':'USD','amount':' 5'} | amount: expected decimal text",
                "add_credits | {'customerId':'c','currency':'USD','amount':''} | amount: expected decimal text",
                "create_offering | {'offeringName':'n','offeringVisibility':'private','dimensionIds':'d-1'} |"
                        + " dimensionIds: expected an array",
                "create_offering | {'offeringName':'n','offeringVisibility':'private','dimensionIds':'{}'} |"
                        + " dimensionIds: expected an array",
                "create_offering | {'offeringName':'n','offeringVisibility':'private','dimensionIds':'[] []'} |"
                        + " dimensionIds: expected an array",
                "create_offering | {'offeringName':'n','offeringVisibility':'private','dimensionIds':[null]} |"
                        + " dimensionIds[0]: is null",
                "create_offering | {'offeringName':'n','offeringVisibility':'private','subscriptionPrice':''} |"
                        + " subscriptionPrice: expected decimal text",
            })
    void whatCouldMeanSomethingElseIsRefused(String tool, String arguments, String expected) {
        var sent = ACCOUNT.demo.requests().size();

        var result = ACCOUNT.call(tool, arguments);

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("- " + expected);
        assertThat(ACCOUNT.demo.requests()).hasSize(sent);
    }

    @Test
    void freeTextThatIsEmptyStays() {
        ACCOUNT.ok("add_credits", "{%s,'currency':'USD','amount':'1','reason':''}".formatted(ACME));

        assertThat(ACCOUNT.ok("get_credit_ledger", "{%s}".formatted(ACME))
                        .at("/items/0")
                        .has("reason"))
                .isTrue();
    }

    @Test
    void halfASurrogatePairIsNotLetInByAnEscapeWithinText() {
        var result = ACCOUNT.call(
                "measure_usage",
                "{%s,'dimensionId':'d','quantity':'1','metadata':'{\\\"a\\\":\\\"\\\\ud800\\\"}'}".formatted(ACME));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("- metadata: expected an object");
    }
}

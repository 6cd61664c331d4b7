package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and words at their bounds, in arguments and in the items of lists: what is beyond is refused before it is sent. */
class ArgumentBoundsTest {
    private static final String DIMENSION =
            "{'dimensionName':'d','unit':'count','aggregationMethod':'sum','aggregationInterval':'month',"
                    + "'usageIncrement':'1','rounding':'ceiling','tiers':[{'upTo':%s,'unitPrice':%s},{'upTo':'unlimited','unitPrice':'1'}]}";

    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private void isRefused(ToolResult result, String problem) {
        assertThat(result.outcome()).as(result.text()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).endsWith("nothing was sent to Paigo.\n- " + problem);
        assertThat(account.demo.requests())
                .noneMatch(request -> request.method().equals("POST"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, tiers[0].upTo: expected more than 0; got \"0\"",
        "0.0, 1, tiers[0].upTo: expected more than 0; got \"0.0\"",
        "1, free, 'tiers[0].unitPrice: expected decimal text such as \"12.50\", not negative; got \"free\"'",
        "none, 1, 'tiers[0].upTo: expected decimal text such as \"12.50\", or the word unlimited; got \"none\" - write"
                + " \"unlimited\"'",
    })
    void ofATierAreKept(String upTo, String unitPrice, String problem) {
        isRefused(
                account.call("create_dimension", DIMENSION.formatted("'" + upTo + "'", "'" + unitPrice + "'")),
                problem);
    }

    @Test
    void ofATierAreWithinThem() {
        assertThat(account.call("create_dimension", DIMENSION.formatted("'1'", "'0'"))
                        .outcome())
                .isEqualTo(ToolResult.Outcome.ok);
        assertThat(account.call("create_dimension", DIMENSION.formatted("'1.0'", "0"))
                        .outcome())
                .isEqualTo(ToolResult.Outcome.ok);
    }

    @Test
    void aTierTakesSixtyFourPlacesAndNoMore() {
        var places = "0." + "0".repeat(63) + "1";

        assertThat(account.call("create_dimension", DIMENSION.formatted("'1'", "'" + places + "'"))
                        .outcome())
                .isEqualTo(ToolResult.Outcome.ok);
        assertThat(account.call("create_dimension", DIMENSION.formatted("'1'", "'" + places + "1'"))
                        .text())
                .contains("- tiers[0].unitPrice: expected a decimal of at most 64 places, such as \"12.50\"; got"
                        + " \"0.000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "1000000000.00", "0.01", "0.000001", "1.00000000"})
    void anAmountMayBeAsMuchAsItsBound(String amount) {
        account.given("{'customer':{'customerId':'c-1'}}");

        var added = account.ok("add_credits", "{'customerId':'c-1','currency':'USD','amount':'" + amount + "'}");

        assertThat(added.path("amount").asString()).isEqualTo(amount);
    }

    @Test
    void anAmountOfSixtyFivePlacesOrAThousandAndOneDigitsIsRefused() {
        for (var amount : new String[] {"0." + "0".repeat(64) + "1", "0".repeat(1000) + "1"}) {
            var result = account.call("add_credits", "{'customerId':'c-1','currency':'USD','amount':'" + amount + "'}");

            assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
            assertThat(result.text())
                    .contains("- amount: expected a decimal of at most 64 places, such as \"12.50\"; got \"0");
        }
        assertThat(account.demo.requests())
                .noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void aWordThatIsNoneOfThoseIsToldWithTheNearest() {
        isRefused(
                account.call(
                        "onboard_customer", "{'customerName':'A','email':'a@a.example','paymentChannel':'Manual'}"),
                "paymentChannel: expected one of manual, Stripe; got \"Manual\" - did you mean manual?");
    }

    @Test
    void aTextThatIsTooShortIsQuoted() {
        isRefused(
                account.call("onboard_customer", "{'customerName':'A','email':'a@','paymentChannel':'manual'}"),
                "email: is shorter than 3 characters; got \"a@\"");
    }

    @Test
    void aTimeThatIsNoneIsToldWithAnExample() {
        isRefused(
                account.call(
                        "measure_usage",
                        "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','timestamp':'31.01.2026'}"),
                "timestamp: expected a date such as 2026-01-31, in UTC, or an RFC 3339 date-time such as 2026-01-31T10:00:00Z; got \"31.01.2026\" - write \"2026-01-31\"");
    }

    @Test
    void aToolWithoutArgumentsSaysSo() {
        isRefused(
                account.call("get_account", "{'verbose':true}"),
                "verbose: there is no such argument; this tool takes none");
    }
}

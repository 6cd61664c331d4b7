package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Onboarding onto a plan says what Paigo bills and grants at once, and holds the currencies against each other. */
class MoneyAtEnrollmentTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private ToolResult onboard(String plan, String more) {
        account.given("{'dimension':{'dimensionId':'seats','dimensionName':'Seats','paymentSchedule':'upfront'}}");
        account.given("{'offering':{'offeringId':'o-1','offeringVisibility':'private'" + plan + "}}");
        return account.call(
                "onboard_customer",
                "{'customerName':'A','email':'a@a.example','paymentChannel':'manual','customerId':'c-1','offeringId':'o-1'"
                        + more + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ",'offeringType':'subscription','subscriptionPrice':49.90 | By the plan, Paigo bills 49.90 USD at"
                        + " enrollment.",
                ",'offeringType':'subscription','subscriptionPrice':20,'freeTrialLength':'14' | By the plan, a 14-day"
                        + " free trial comes first; then Paigo bills 20 USD.",
                ",'offeringType':'usage-based','freeTrialLength':'14' | By the plan, a 14-day free trial comes first.",
                ",'offeringType':'subscription','subscriptionPrice':20,'freeTrialLength':'0' | By the plan, Paigo bills 20"
                        + " USD at enrollment.",
                ",'prepaidCredit':'10' | By the plan, Paigo grants 10 USD of wallet credit at enrollment.",
                ",'dimensionIds':['seats'] | By the plan, Paigo bills upfront dimensions by the usage"
                        + " that is given at enrollment; none was given here.",
                ",'offeringType':'subscription','subscriptionPrice':20,'freeTrialLength':'-1' | By the plan, Paigo bills 20"
                        + " USD at enrollment.",
                ",'billingCycle':'topUp','topUpAmount':'500' | By the plan, whenever the wallet runs low, Paigo charges the"
                        + " customer for 500 USD of wallet credit.",
                ",'billingCycle':'topUp' | By the plan, whenever the wallet runs low, Paigo tops it up at the customer's"
                        + " cost.",
            })
    void isTold(String plan, String told) {
        var result = onboard(plan + ",'currency':'USD'", ",'currency':'USD'");

        assertThat(result.structured().path("notes").toString()).isEqualTo("[\"" + told + "\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {",'prepaidCredit':'0'", ",'prepaidCredit':''", ",'freeTrialLength':''", ",'topUpAmount':'0'"})
    void isNotToldWhereThereIsNone(String plan) {
        assertThat(onboard(plan + ",'currency':'USD'", ",'currency':'USD'")
                        .structured()
                        .has("notes"))
                .isFalse();
    }

    @Test
    void isToldOfItsMakingOfACustomerWhoWasThere() {
        onboard(",'currency':'USD','prepaidCredit':'10'", ",'currency':'USD'");

        var again = onboard(",'currency':'USD','prepaidCredit':'10'", ",'currency':'USD'");

        assertThat(again.structured().path("alreadyExisted").asBoolean()).isTrue();
        assertThat(again.structured().path("notes").toString())
                .isEqualTo("[\"When it was made: By the plan, Paigo grants 10 USD of wallet credit at enrollment.\"]");
    }

    @Test
    void anotherCurrencyThanThePlansIsRefused() {
        var result = onboard(",'currency':'EUR'", ",'currency':'USD'");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text())
                .contains(
                        "- currency: the plan's is \"EUR\" at Paigo, not \"USD\"; nothing is converted: give the plan's currency");
        assertThat(account.demo.requests())
                .noneMatch(request ->
                        request.method().equals("POST") && request.path().equals("/customers"));
    }

    @Test
    void thePlansCurrencyIsToldIfNoneIsGiven() {
        assertThat(onboard(",'currency':'CNY'", "").structured().path("notes").toString())
                .isEqualTo("[\"currency was not given; the plan's is \\\"CNY\\\".\"]");
    }

    @Test
    void aPlanWithoutACurrencyIsSaidToBeUnchecked() {
        assertThat(onboard("", ",'currency':'CNY'").structured().path("notes").toString())
                .isEqualTo("[\"currency \\\"CNY\\\" was not checked: the plan has none at Paigo.\"]");
    }
}

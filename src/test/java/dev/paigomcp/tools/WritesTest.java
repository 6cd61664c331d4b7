package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest {
    private static final String ACME = "{'customerName':'Acme','email':'a@acme.example','paymentChannel':'manual'";

    private final DemoAccount account = DemoAccount.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private String customer() {
        return account.ok("onboard_customer", ACME + "}").path("customerId").asString();
    }

    @Test
    void onboardingTheSameCustomerTwiceMakesOneAndSaysSo() {
        var first = account.ok("onboard_customer", ACME + "}");
        var second = account.ok(
                "onboard_customer", "{'customerName':' ACME ','email':'A@acme.example','paymentChannel':'manual'}");

        assertThat(first.has("alreadyExisted")).isFalse();
        assertThat(second.path("alreadyExisted").asBoolean()).isTrue();
        assertThat(second.path("customerId")).isEqualTo(first.path("customerId"));
        assertThat(account.ok("list_customers", "{}").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void onboardingAgainWithOtherFieldsSaysThatTheyWereLeft() {
        customer();

        var again = account.ok("onboard_customer", ACME + ",'currency':'EUR'}");

        assertThat(again.path("notes").get(0).asString())
                .contains("currency was given as \"EUR\"")
                .contains("left as it is");
    }

    @Test
    void anIdThatIsTakenByAnotherCustomerIsRefused() {
        account.ok("onboard_customer", ACME + ",'customerId':'x'}");

        var result = account.call(
                "onboard_customer",
                "{'customerName':'Other','email':'o@o.example','paymentChannel':'manual','customerId':'x'}");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(result.text()).contains("taken by another").contains("Acme").contains("Nothing was applied");
    }

    @Test
    void balancesAreExact() {
        var id = customer();
        account.ok("add_credits", "{'customerId':'%s','amount':'0.1'}".formatted(id));
        account.ok("add_credits", "{'customerId':'%s','amount':0.2}".formatted(id));

        assertThat(account.ok("get_customer", "{'customerId':'%s'}".formatted(id))
                        .path("creditBalance")
                        .asString())
                .isEqualTo("0.3");
    }

    @Test
    void thirtyDigitsSurviveTheWayThereAndBack() {
        var id = customer();
        var amount = "123456789.012345678901234567891";

        var added = account.ok("add_credits", "{'customerId':'%s','amount':'%s'}".formatted(id, amount));

        assertThat(added.path("amount").asString()).isEqualTo(amount);
        assertThat(account.ok("get_customer", "{'customerId':'%s'}".formatted(id))
                        .path("creditBalance")
                        .asString())
                .isEqualTo(amount);
        var ledger = account.ok("get_credit_ledger", "{'customerId':'%s'}".formatted(id));
        assertThat(ledger.path("items").get(0).path("amount").asString()).isEqualTo(amount);
        assertThat(ledger.path("totals").get(0).path("amount").asString()).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"-5\"           | expected decimal text",
                "\"0\"            | expected more than 0",
                "\"0.00\"         | expected more than 0",
                "\"1000000000.1\" | expected at most 1000000000",
                "\"ten\"          | expected decimal text",
                "\"1e3\"          | expected decimal text",
                "-5             | expected decimal text",
                "1e999999999    | exponent is beyond 64",
                "1e65           | exponent is beyond 64",
                "null           | is null; it is required",
                "true           | expected a string; got true",
                "[\"1\"]          | expected a string",
            })
    void anAmountThatIsNoneIsRefusedBeforeAnythingIsSent(String amount, String expected) {
        var sent = account.demo.requests().size();

        var result = account.call("add_credits", "{'customerId':'c','amount':" + amount + "}");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("amount").contains(expected).contains("nothing was sent");
        assertThat(account.demo.requests()).hasSize(sent);
    }

    @Test
    void allMistakesAreToldAtOnceWithTheNearestName() {
        var result = account.call("add_credits", "{'custmerId':'c','amount':'x'}");

        assertThat(result.text())
                .contains("- custmerId: there is no such argument; did you mean customerId?")
                .contains("- customerId: missing")
                .contains("- amount: expected decimal text");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "%2e%2e/x"})
    void hostileIdsNeverChangeThePath(String id) {
        var result = account.call("get_customer", "{'customerId':'%s'}".formatted(id));

        assertThat(result.isError()).isTrue();
        assertThat(account.demo.requests())
                .noneMatch(r -> r.status() == 200 && !r.path().startsWith("/customers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void anOwnIdThatNoAddressCanHoldIsRefused(String id) {
        var result = account.call("onboard_customer", ACME + ",'customerId':'" + id + "'}");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("customerId: must not be");
    }

    @Test
    void aLostAnswerIsUnknownAndAppliedOnce() {
        var id = customer();
        account.fault("{'match':{'method':'POST','path':'/customers/*/transactions'},'do':{'drop':'after'}}");

        var result = account.call("add_credits", "{'customerId':'%s','amount':'5'}".formatted(id));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.unknown);
        assertThat(result.text())
                .contains("Outcome unknown")
                .contains("get_credit_ledger")
                .contains(id)
                .contains("write-2");
        var ledger = account.ok("get_credit_ledger", "{'customerId':'%s'}".formatted(id));
        assertThat(ledger.path("total").asInt()).isEqualTo(1);
        assertThat(ledger.path("items").get(0).path("writeId").asString()).isEqualTo("write-2");
    }

    @Test
    void aLostOnboardingNamesTheIdAndMayBeRepeated() {
        account.fault("{'match':{'method':'POST','path':'/customers'},'do':{'drop':'after'}}");

        var lost = account.call("onboard_customer", ACME + "}");
        var again = account.ok("onboard_customer", ACME + "}");

        assertThat(lost.outcome()).isEqualTo(ToolResult.Outcome.unknown);
        assertThat(lost.text())
                .contains("get_customer")
                .contains("Repeating the same call is safe")
                .contains(again.path("customerId").asString());
        assertThat(again.path("alreadyExisted").asBoolean()).isTrue();
        assertThat(account.ok("list_customers", "{}").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void usageWithoutATimeIsDatedNowAndTheTimeIsRepeated() {
        account.given("{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1'}}");

        var recorded = account.ok("measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':12.50}");

        assertThat(recorded.path("timestamp").asString()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(recorded.path("quantity").asString()).isEqualTo("12.50");
        assertThat(recorded.path("environment").asString()).isEqualTo("demo");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T12:05:00Z, true",
        "2026-01-15T12:05:00.001Z, false",
        "2026-01-15T14:06:00+02:00, false",
        "2020-01-01T00:00:00Z, true",
        "2026-01-15, false",
        "yesterday, false"
    })
    void usageMoreThanFiveMinutesAheadIsRefused(String timestamp, boolean fine) {
        account.given("{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1'}}");

        var result = account.call(
                "measure_usage",
                "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','timestamp':'%s'}".formatted(timestamp));

        assertThat(!result.isError()).as(result.text()).isEqualTo(fine);
    }

    @Test
    void aUnitThatIsNotTheDimensionsIsRefusedAndNothingIsConverted() {
        account.given(
                "{'customer':{'customerId':'c-1'},'dimension':{'dimensionId':'d-1','consumptionUnit':{'type':'data','unit':'gigabyte'}}}");

        var wrong = account.call(
                "measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','unit':'megabyte'}");
        var right = account.call(
                "measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','unit':'gigabyte'}");

        assertThat(wrong.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(wrong.text()).contains("unit: is \"gigabyte\" at Paigo, not \"megabyte\"");
        assertThat(right.isError()).isFalse();
        assertThat(account.demo.requests().stream().filter(r -> r.method().equals("POST")))
                .hasSize(1);
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() {
        account.given(
                "{'customer':{'customerId':'acme-1','customerName':'Acme Robotics'},'dimension':{'dimensionId':'d-1'}}");

        var result = account.call("measure_usage", "{'customerId':'Acme','dimensionId':'d-1','quantity':'1'}");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(result.text())
                .contains("customerId: \"Acme\" is not known. Nearest: acme-1 (Acme Robotics)")
                .doesNotContain("dimensionId:");
    }

    @ParameterizedTest
    @CsvSource({
        "count,count,count-based",
        "second,time,second",
        "day,time,day",
        "byte,data,byte",
        "gibibyte,data,gibibyte"
    })
    void aUnitIsOneWordForTheCallerAndAValidObjectOnTheWire(String word, String type, String unit) {
        var made = account.ok(
                "create_dimension",
                "{'dimensionName':'d','unit':'%s','aggregationMethod':'sum','aggregationInterval':'hour','usageIncrement':'1','rounding':'round'}"
                        .formatted(word));

        var shown = account.ok("get_dimension", "{'dimensionId':%s}".formatted(made.path("dimensionId")));

        assertThat(shown.path("unit").asString()).isEqualTo(word);
        assertThat(GeneratedTools.load()
                        .plans()
                        .get("create_dimension")
                        .arguments()
                        .get(1)
                        .lookup()
                        .get(word)
                        .toString())
                .isEqualTo("{\"type\":\"" + type + "\",\"unit\":\"" + unit + "\"}");
    }

    @Test
    void aDimensionTakesPricesTiersAndUnlimited() {
        var made = account.ok(
                "create_dimension",
                "{'dimensionName':'d','unit':'count','aggregationMethod':'sum','aggregationInterval':'month','usageIncrement':1,'rounding':'ceiling','tiers':[{'upTo':1000,'unitPrice':'0.10','name':'base'},{'upTo':'unlimited','unitPrice':'0.05'}]}");

        var tiers = account.ok("get_dimension", "{'dimensionId':%s}".formatted(made.path("dimensionId")))
                .path("tiers");

        assertThat(tiers.toString())
                .isEqualTo(
                        "[{\"name\":\"base\",\"upTo\":\"1000\",\"unitPrice\":\"0.10\"},{\"upTo\":\"unlimited\",\"unitPrice\":\"0.05\"}]");
    }

    @Test
    void aggregationAndVisibilityMustBeChosen() {
        assertThat(account.call(
                                "create_dimension",
                                "{'dimensionName':'d','unit':'count','usageIncrement':'1','rounding':'round'}")
                        .text())
                .contains("aggregationMethod: missing", "aggregationInterval: missing");
        assertThat(account.call("create_offering", "{'offeringName':'o'}").text())
                .contains("offeringVisibility: missing");
    }

    @Test
    void anOfferingIsSentInTheContractsTypes() {
        var made = account.ok(
                "create_offering",
                "{'offeringName':'Pro','offeringVisibility':'private','offeringType':'subscription','subscriptionPrice':'49.90','freeTrialDays':14}");

        var shown = account.ok("get_offering", "{'offeringId':%s}".formatted(made.path("offeringId")));

        assertThat(shown.path("subscriptionPrice").asString()).isEqualTo("49.90");
        assertThat(shown.path("freeTrialDays").asString()).isEqualTo("14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10.0", "1e1"})
    void aWholeNumberIsSentPlainlyHoweverItIsWritten(String days) {
        var made = account.ok(
                "create_offering",
                "{'offeringName':'Pro','offeringVisibility':'private','freeTrialDays':%s}".formatted(days));

        var shown = account.ok("get_offering", "{'offeringId':%s}".formatted(made.path("offeringId")));

        assertThat(shown.path("freeTrialDays").asString()).isEqualTo("10");
    }

    @Test
    void linksAreShownOnlyWhenAskedFor() {
        var call = "{'customerName':'S%s','email':'s@s.example','paymentChannel':'Stripe'%s}";

        assertThat(account.ok("onboard_customer", call.formatted("1", "")).has("portalUrl"))
                .isFalse();
        assertThat(account.ok("onboard_customer", call.formatted("2", ",'showLinks':false"))
                        .has("portalUrl"))
                .isFalse();
        assertThat(account.ok("onboard_customer", call.formatted("3", ",'showLinks':true"))
                        .path("portalUrl")
                        .asString())
                .startsWith("https://");
    }

    @Test
    void aReadOnlyAccountRefusesEveryWriteAndAnswersReads() {
        try (var production = DemoAccount.readOnly()) {
            var result = production.call("add_credits", "{'customerId':'demo-acme-robotics','amount':'1'}");

            assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.not_allowed);
            assertThat(result.text()).contains("read-only on production").contains("PAIGO_WRITES=on");
            assertThat(production.ok("get_account", "{}").path("writesAllowed").asBoolean())
                    .isFalse();
            assertThat(production.demo.requests()).noneMatch(r -> r.method().equals("POST"));
        }
    }

    @Test
    void paigosOwnWordsAreInARefusal() {
        account.given(
                "{'customer':{'customerId':'c-1'},'refuse':{'operation':'POST /customers/{customerId}/transactions','status':400,'body':{'message':'Wallet is frozen'}}}");

        var result = account.call("add_credits", "{'customerId':'c-1','amount':'1'}");

        assertThat(result.text())
                .contains("Paigo refused add_credits (400): Wallet is frozen")
                .contains("Nothing was applied");
    }
}

package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritesTest {
    private static final String ACME = "{'customerName':'Acme','email':'a@acme.example','paymentChannel':'manual'";

    private final DemoTools account = DemoTools.empty();

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
        account.ok("add_credits", "{'customerId':'%s','currency':'USD','amount':'0.1'}".formatted(id));
        account.ok("add_credits", "{'customerId':'%s','currency':'USD','amount':0.2}".formatted(id));

        assertThat(account.ok("get_customer", "{'customerId':'%s'}".formatted(id))
                        .path("creditBalance")
                        .asString())
                .isEqualTo("0.3");
    }

    @Test
    void everyDigitOfAnAmountSurvivesTheWayThereAndBack() {
        var id = customer();
        var amount = "999999999.123456";

        var added =
                account.ok("add_credits", "{'customerId':'%s','currency':'USD','amount':'%s'}".formatted(id, amount));

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
                "\"0.0000001\"    | expected at most 6 decimal places (nothing is rounded here)",
                "1e-7           | expected at most 6 decimal places",
                "\"٥\"            | expected decimal text",
                "\"５\"           | expected decimal text",
                "\"-0\"           | expected decimal text",
                "-0.0           | expected more than 0",
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

        var result = account.call("add_credits", "{'customerId':'c','currency':'USD','amount':" + amount + "}");

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

        var result = account.call("add_credits", "{'customerId':'%s','currency':'USD','amount':'5'}".formatted(id));

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
    void linksAreShownOnlyWhenAskedFor() {
        var call = "{'customerName':'S%1$s','email':'s%1$s@s.example','paymentChannel':'Stripe'%2$s}";

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
        try (var production = DemoTools.readOnly()) {
            var result =
                    production.call("add_credits", "{'customerId':'demo-acme-robotics','currency':'USD','amount':'1'}");

            assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.not_allowed);
            assertThat(result.text()).contains("read-only on production").contains("PAIGO_WRITES=on");
            assertThat(production.ok("get_account", "{}").path("writesAllowed").asBoolean())
                    .isFalse();
            assertThat(production.demo.requests()).noneMatch(r -> r.method().equals("POST"));
        }
    }

    @Test
    void paigosOwnWordsAreInARefusal() {
        account.given("{'customer':{'customerId':'c-1'},'refuse':{'operation':'POST"
                + " /customers/{customerId}/transactions','status':400,'body':{'message':'Wallet is frozen'}}}");

        var result = account.call("add_credits", "{'customerId':'c-1','currency':'USD','amount':'1'}");

        assertThat(result.text())
                .contains("Paigo refused add_credits (400): Wallet is frozen")
                .contains("Nothing was applied");
    }
}

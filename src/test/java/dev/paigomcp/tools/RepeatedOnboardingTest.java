package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.transport.PaigoResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What onboarding the same customer again says of each field, equal or not, that the first call set. */
class RepeatedOnboardingTest {
    private static final String CALL =
            "{'customerName':'Acme','email':'a@acme.example','customerId':'c-1','paymentChannel':'%s',"
                    + "'currency':'%s','vatId':'%s','offeringId':'%s'}";

    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private void onboard() {
        account.given("{'offering':{'offeringId':'basic','offeringVisibility':'private'}}");
        account.given("{'offering':{'offeringId':'pro','offeringVisibility':'private'}}");
        account.ok("onboard_customer", CALL.formatted("manual", "USD", "DE1", "basic"));
    }

    @Test
    void withEqualValuesSaysThatItExistedAndWhere() {
        onboard();

        var again = account.ok("onboard_customer", CALL.formatted("manual", "USD", "DE1", "basic"));

        assertThat(again.toString())
                .isEqualTo("{\"customerId\":\"c-1\",\"message\":\"It existed already; nothing was changed.\","
                        + "\"alreadyExisted\":true,\"customerName\":\"Acme\",\"environment\":\"demo\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "Stripe, USD, DE1, paymentChannel was given as \"Stripe\" but is \"manual\"",
        "manual, EUR, DE1, currency was given as \"EUR\" but is \"USD\"",
        "manual, USD, DE2, vatId was given as \"DE2\" but is \"DE1\"",
    })
    void withOneOtherValueNamesItAlone(String channel, String currency, String vatId, String told) {
        onboard();

        var again = account.ok("onboard_customer", CALL.formatted(channel, currency, vatId, "basic"));

        assertThat(again.path("alreadyExisted").asBoolean()).isTrue();
        assertThat(again.path("notes").valueStream().map(note -> note.asString().replace(", but", " but")))
                .containsExactly(told + "; it was left as it is.");
    }

    @Test
    void withOtherValuesInAllFieldsNamesEach() {
        onboard();

        var again = account.ok("onboard_customer", CALL.formatted("Stripe", "EUR", "DE2", "basic"));

        assertThat(again.path("notes").toString()).contains("paymentChannel was", "currency was", "vatId was");
    }

    @Test
    void onAnotherPlanIsNoSuccessAndSaysWhereAPlanIsChanged() {
        onboard();

        var again = account.call("onboard_customer", CALL.formatted("manual", "USD", "DE1", "pro"));

        assertThat(again.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(again.text())
                .isEqualTo("onboard_customer was not carried out: it existed already (customerId \"c-1\", customerName"
                        + " \"Acme\", email \"a@acme.example\"), and nothing was changed.\n"
                        + "- offeringId was given as \"pro\", but is \"basic\". The plan was not changed; it can be"
                        + " changed in Paigo itself, and not here.");
    }

    @Test
    void onAPlanThatPaigoDoesNotKnowIsNotSentThere() {
        onboard();

        var again = account.call("onboard_customer", CALL.formatted("manual", "USD", "DE1", "nope"));

        assertThat(again.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(again.text())
                .endsWith("- offeringId was given as \"nope\", but is \"basic\". Paigo does not know the one that was"
                        + " given; nothing was changed.");
    }

    @Test
    void afterALostAnswerTellsTheMoneyAndThatNoLinkIsThere() {
        account.given("{'offering':{'offeringId':'basic','offeringVisibility':'private','currency':'EUR',"
                + "'offeringType':'subscription','subscriptionPrice':1188}}");
        account.fault("{'match':{'method':'POST','path':'/customers'},'do':{'drop':'after'}}");
        var call = CALL.formatted("manual", "EUR", "DE1", "basic").replace("}", ",'showLinks':true}");

        var lost = account.call("onboard_customer", call);
        var again = account.ok("onboard_customer", call);

        assertThat(lost.outcome()).isEqualTo(ToolResult.Outcome.unknown);
        assertThat(again.path("notes").toString())
                .isEqualTo("[\"portalUrl is not shown: Paigo tells it when it is made alone.\","
                        + "\"When it was made: By the plan, Paigo bills 1188 EUR at enrollment.\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':[]}", "{}", "[]"})
    void thatIsRefusedForAnotherReasonSaysNothingOfATakenId(String nobody) {
        var result = GivenAnswers.call(
                "onboard_customer",
                CALL.formatted("manual", "USD", "DE1", "basic"),
                (request, scope) -> switch (request.operation()) {
                    case "POST /customers" -> new PaigoResult.Refused(400, "Payment channel is not set up");
                    case "GET /customers/{customerId}" -> GivenAnswers.success(request, 200, nobody.replace('\'', '"'));
                    default -> GivenAnswers.success(request, 200, "{\"data\":[{\"currency\":\"USD\"}]}");
                });

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(result.text())
                .startsWith("Paigo refused onboard_customer (400): Payment channel is not set up\nNothing was applied.")
                .doesNotContain("taken by another");
    }
}

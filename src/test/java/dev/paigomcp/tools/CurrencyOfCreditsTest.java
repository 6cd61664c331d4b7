package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credit is added in the customer's currency, or not at all. */
class CurrencyOfCreditsTest {
    private final DemoTools account = DemoTools.empty();

    @AfterEach
    void close() {
        account.close();
    }

    private ToolResult add(String currency) {
        return account.call("add_credits", "{'customerId':'c-1','amount':'50'%s}".formatted(currency));
    }

    private List<String> posts() {
        return account.demo.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().contains("transactions"))
                .map(request -> request.path())
                .toList();
    }

    @Test
    void fiftyEurosDoNotLandInADollarWallet() {
        account.given("{'customer':{'customerId':'c-1','currency':'USD'}}");

        var result = add(",'currency':'EUR'");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text())
                .isEqualTo("add_credits was not carried out; nothing was written at Paigo.\n- currency: the customer's"
                        + " wallet is \"USD\" at Paigo,"
                        + " not \"EUR\"; nothing is converted: as much in another currency is another amount, so ask"
                        + " whoever named it");
        assertThat(posts()).isEmpty();
        assertThat(account.ok("get_customer", "{'customerId':'c-1'}")
                        .path("creditBalance")
                        .asString())
                .isEqualTo("0");
    }

    @Test
    void theCustomersCurrencyIsTakenAndShown() {
        account.given("{'customer':{'customerId':'c-1','currency':'EUR'}}");

        var added = add(",'currency':'EUR'").structured();

        assertThat(added.path("currency").asString()).isEqualTo("EUR");
        assertThat(added.path("amount").asString()).isEqualTo("50");
        assertThat(added.path("timestamp").asString()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(added.has("notes")).isFalse();
    }

    @Test
    void ofACustomerWithoutOneItIsSentAndSaidToBeUnchecked() {
        account.given("{'customer':{'customerId':'c-1'}}");

        var added = add(",'currency':'EUR'").structured();

        assertThat(added.path("notes").toString())
                .isEqualTo("[\"currency \\\"EUR\\\" was not checked: the customer has none at Paigo.\"]");
        assertThat(added.has("currency")).isFalse();
        assertThat(posts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'currency':null", ",'currency':'GBP'", ",'currency':'eur'", ",'currency':'€'"})
    void oneOfPaigosIsRequired(String currency) {
        account.given("{'customer':{'customerId':'c-1','currency':'EUR'}}");

        var result = add(currency);

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("- currency: ");
        assertThat(posts()).isEmpty();
    }

    @Test
    void ofAnUnknownCustomerIsToldAsTheIdThatItIs() {
        account.given("{'customer':{'customerId':'c-12','currency':'EUR'}}");

        assertThat(add(",'currency':'EUR'").text())
                .contains("Paigo refused add_credits (404)")
                .contains("customerId: \"c-1\" is not known");
    }
}

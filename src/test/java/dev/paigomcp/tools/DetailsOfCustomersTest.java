package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The e-mail address and the country of a customer are looked at before anything is sent. */
class DetailsOfCustomersTest {
    private static final DemoTools ACCOUNT = DemoTools.empty();
    private static final String LONG_LOCAL_PART = "l".repeat(64);

    @AfterAll
    static void close() {
        ACCOUNT.close();
    }

    private static ToolResult onboard(String email, String country) {
        return ACCOUNT.call(
                "onboard_customer",
                "{'customerName':'%s','email':'%s','paymentChannel':'manual','address':{'countryCode':'%s','postalCode':'1','city':'c','streetLineOne':'s','state':'s'}}"
                        .formatted(email, email, country));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing@acme.example",
                "o.connor+inv@sub.acme-x.example",
                "müller@büro.example",
                "1@a.co",
                "l-ß_l@xn--bcher-kva.example"
            })
    void anAddressIsTaken(String email) {
        assertThat(onboard(email, "DE").isError()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "@acme.example",
                "a@b@acme.example",
                "a..b@acme.example",
                ".a@acme.example",
                "a@acme",
                "a@acme..example",
                "a@-acme.example",
                "a b@acme.example",
                "Acme <a@acme.example>",
                "a@acme.example, b@acme.example",
                "a\\u000a@acme.example",
                "a\\uff20acme.example",
                "a@[127.0.0.1]",
                "a@acme.123",
            })
    void whatIsNoAddressIsRefused(String email) {
        var result = onboard(email, "DE");

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text()).contains("- email: expected one e-mail address such as billing@acme.example; got \"");
    }

    @Test
    void anAddressIsAsLongAsMailTakes() {
        var domain = ("d".repeat(60) + ".").repeat(3);
        var longest = LONG_LOCAL_PART + "@" + domain + "exa.co";

        assertThat(longest).hasSize(254);
        assertThat(onboard(longest, "DE").isError()).isFalse();
        assertThat(onboard(longest + "m", "DE").text()).contains("- email: expected one e-mail address");
        assertThat(onboard("l" + LONG_LOCAL_PART + "@a.example", "DE").text())
                .contains("- email: expected one e-mail address");
        assertThat(onboard("a@" + "d".repeat(64) + ".example", "DE").text())
                .contains("- email: expected one e-mail address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | ; got \"de\" - did you mean DE?",
                "DEU | did you mean DE?",
                "Germany | did you mean DE?",
                "XX | such as DE; got \"XX\"",
                "UK | ; got \"UK\" - did you mean GB?",
                "'' | such as DE; got \"\""
            })
    void aCountryThatIsNoCodeIsToldWithTheNearest(String country, String told) {
        assertThat(onboard("c@acme.example", country).text())
                .contains("- address.countryCode: expected an ISO 3166 alpha-2 country code")
                .contains(told);
    }

    @Test
    void payingWithoutStripeIsNamedFirst() {
        assertThat(onboardSchemaOfPaymentChannel()).isEqualTo("[\"manual\",\"Stripe\"]");
    }

    private static String onboardSchemaOfPaymentChannel() {
        return GeneratedTools.load().catalogue().stream()
                .filter(tool -> tool.path("name").asString().equals("onboard_customer"))
                .findFirst()
                .orElseThrow()
                .at("/inputSchema/properties/paymentChannel/enum")
                .toString();
    }
}

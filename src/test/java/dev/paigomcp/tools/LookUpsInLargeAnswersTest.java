package dev.paigomcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.paigo.Paigo;
import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Look-ups whose answer is too large to be kept whole: what is compared and shown is found in it all the same. */
class LookUpsInLargeAnswersTest {
    private static final String CALL =
            "{'customerName':'Acme','email':'a@acme.example','customerId':'c-1','paymentChannel':'%s',"
                    + "'currency':'%s','vatId':'%s','offeringId':'%s'}";

    private static String large(ObjectNode thing) {
        thing.putObject("metadata").put("note", "n".repeat(2 * AnswerBody.MAX_SMALL_BYTES));
        var body = Json.MAPPER.createObjectNode();
        body.putArray("data").add(thing);
        return body.toString();
    }

    private static ToolResult onboardAgain(String arguments) {
        var acme = Json.MAPPER
                .createObjectNode()
                .put("customerId", "c-1")
                .put("customerName", "Acme")
                .put("email", "a@acme.example")
                .put("paymentChannel", "manual")
                .put("currency", "USD")
                .put("customerVatId", "DE1");
        acme.putArray("enrollments").addObject().putObject("offering").put("offeringId", "basic");
        return GivenAnswers.call(
                "onboard_customer",
                arguments,
                (request, scope) -> request.operation().startsWith("POST ")
                        ? new PaigoResult.Refused(400, "Customer c-1 exists")
                        : GivenAnswers.success(request, 200, large(acme)));
    }

    @Test
    void aCustomerThatIsAsTheCallAskedIsShownWithoutNotes() {
        assertThat(onboardAgain(CALL.formatted("manual", "USD", "DE1", "basic")).text())
                .isEqualTo("{\"customerId\":\"c-1\",\"message\":\"It existed already; nothing was changed.\","
                        + "\"alreadyExisted\":true,\"customerName\":\"Acme\",\"environment\":\"demo\"}");
    }

    @Test
    void whatIsNotAsTheCallAskedIsToldAsItIs() {
        assertThat(onboardAgain(CALL.formatted("Stripe", "USD", "DE2", "basic")).text())
                .contains("paymentChannel was given as \\\"Stripe\\\", but is \\\"manual\\\"")
                .contains("vatId was given as \\\"DE2\\\", but is \\\"DE1\\\"");
    }

    @Test
    void anotherCustomerWithTheIdIsNamed() {
        assertThat(onboardAgain(CALL.formatted("manual", "USD", "DE1", "basic").replace("'Acme'", "'Zeta'"))
                        .text())
                .contains("The id is taken by one that is alike: its customerName is \"Acme\".");
    }

    @Test
    void theUnitOfADimensionIsCompared() {
        var dimension = Json.MAPPER.createObjectNode().put("dimensionId", "d-1");
        dimension.putObject("consumptionUnit").put("type", "data").put("unit", "gigabyte");
        var sent = new ArrayList<String>();
        Paigo paigo = (request, scope) -> {
            sent.add(request.operation());
            return request.operation().startsWith("POST ")
                    ? PaigoResult.Success.empty(201)
                    : GivenAnswers.success(request, 200, large(dimension));
        };
        var usage = "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','unit':'%s'}";

        var wrong = GivenAnswers.call("measure_usage", usage.formatted("megabyte"), paigo);
        var right = GivenAnswers.call("measure_usage", usage.formatted("gigabyte"), paigo);

        assertThat(wrong.text()).contains("unit: the dimension's is \"gigabyte\" at Paigo, not \"megabyte\"");
        assertThat(right.outcome()).isEqualTo(ToolResult.Outcome.ok);
        assertThat(sent)
                .containsExactly(
                        "GET /dimensions/{dimensionId}",
                        "GET /dimensions/{dimensionId}",
                        "GET /customers/{customerId}",
                        "POST /usage");
    }
}

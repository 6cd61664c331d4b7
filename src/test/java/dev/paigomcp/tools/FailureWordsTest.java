package dev.paigomcp.tools;

import static dev.paigomcp.tools.GivenAnswers.call;
import static dev.paigomcp.tools.GivenAnswers.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Json;
import dev.paigomcp.transport.PaigoResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model is told when a call did not go well: everything once, and nothing that is not so. */
class FailureWordsTest {
    private static final String USAGE_WITH_UNIT =
            "{'customerId':'c-1','dimensionId':'d-1','quantity':'1','unit':'hour'}";
    private static final String OFFERING = "{'offeringName':'Pro','offeringVisibility':'private'}";

    @Test
    void anUnreachablePaigoIsToldOnce() {
        var reason = "Paigo cannot be reached: the connection is refused";

        assertThat(call("get_customer", "{'customerId':'c-1'}", (r, s) -> new PaigoResult.Unreachable(null, reason))
                        .text())
                .isEqualTo(reason);
        assertThat(call("create_offering", OFFERING, (r, s) -> new PaigoResult.Unreachable(null, reason))
                        .text())
                .isEqualTo(reason + "\nNothing was applied; the same call may be made again.");
    }

    @Test
    void aRefusedReadSaysNothingOfAppliedThings() {
        var refused = new PaigoResult.Refused(403, "No");

        assertThat(call("get_customer", "{'customerId':'c-1'}", (r, s) -> refused)
                        .text())
                .isEqualTo("Paigo refused get_customer (403): No");
        assertThat(call("create_offering", OFFERING, (r, s) -> refused).text())
                .isEqualTo("Paigo refused create_offering (403): No\nNothing was applied.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':'try later'}",
                "{'message':'try later','data':[]}",
                "{'message':'try later','data':[null]}"
            })
    void aReadWhoseAnswerHasNotTheThingQuotesTheAnswer(String answer) {
        var result = call(
                "get_dimension",
                "{'dimensionId':'d-1'}",
                (request, scope) -> request.operation().equals("GET /dimensions")
                        ? new PaigoResult.Refused(500, "no list")
                        : success(200, answer).send(request, scope));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.unreadable);
        assertThat(result.text()).contains("nothing at \"data[0]\"").contains("try later");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "5", "{'message':'Created'}"})
    void aWriteWhoseAnswerHasNoIdSaysSoAndWhereToLook(String answer) {
        var result = call("create_offering", OFFERING, success(201, answer));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.ok);
        assertThat(result.text())
                .contains("offeringId")
                .contains("list_offerings for offeringName \\\"Pro\\\"")
                .contains("write-1");
    }

    @Test
    void aWriteWhoseAnswerIsCompleteHasNoNotes() {
        assertThat(call("create_offering", OFFERING, success(201, "{'message':'ok','offeringId':'o-1'}"))
                        .text())
                .doesNotContain("notes");
    }

    @Test
    void aRequiredArgumentThatIsNullIsNotToBeLeftOut() {
        assertThat(call("add_credits", "{'customerId':'c-1','currency':'USD','amount':null}", success(201, "{}"))
                        .text())
                .contains("amount: is null; it is required");
        assertThat(call(
                                "create_offering",
                                "{'offeringName':'n','offeringVisibility':'private','dimensionIds':[null]}",
                                success(201, "{}"))
                        .text())
                .contains("dimensionIds[0]: is null; leave it out instead");
    }

    static List<Arguments> readsThatTellNoUnit() {
        return List.of(
                Arguments.of(
                        new PaigoResult.Unreachable(503, "Paigo answered 503"),
                        ToolResult.Outcome.unreachable,
                        "Paigo answered 503"),
                Arguments.of(
                        new PaigoResult.Unreadable(200, "Paigo answered 200, but with nothing"),
                        ToolResult.Outcome.unreadable,
                        "Paigo answered 200, but with nothing"),
                Arguments.of(
                        new PaigoResult.Refused(429, "slow down"),
                        ToolResult.Outcome.refused,
                        "Paigo refused the look-up (429): slow down"),
                Arguments.of(
                        new PaigoResult.Success(200, Json.MAPPER.readTree("{\"data\":[{}]}")),
                        ToolResult.Outcome.unreadable,
                        "Paigo's answer does not tell it"));
    }

    @ParameterizedTest
    @MethodSource("readsThatTellNoUnit")
    void whatCannotBeCheckedIsNotSent(PaigoResult read, ToolResult.Outcome outcome, String why) {
        var asked = new ArrayList<String>();

        var result = call("measure_usage", USAGE_WITH_UNIT, (request, scope) -> {
            asked.add(request.operation());
            return request.operation().startsWith("POST ") ? PaigoResult.Success.empty(201) : read;
        });

        assertThat(asked).containsExactly("GET /dimensions/{dimensionId}");
        assertThat(result)
                .isEqualTo(ToolResult.failure(
                        outcome,
                        "measure_usage was not carried out, since unit could not be checked: " + why
                                + (outcome == ToolResult.Outcome.unreadable ? "\n" : "\nTry again later. ")
                                + "The server's operator can switch such checks off (PAIGO_CHECKS).",
                        read.status()));
    }

    @Test
    void anUnknownDimensionIsToldByTheCallItselfAndNotAsAUnitThatCannotBeChecked() {
        var result = call("measure_usage", USAGE_WITH_UNIT, (request, scope) -> switch (request.operation()) {
            case "GET /dimensions/{dimensionId}" -> new PaigoResult.Refused(404, "Not found");
            case "POST /usage" -> new PaigoResult.Refused(400, "Dimension d-1 does not exist");
            case "GET /dimensions" -> GivenAnswers.success(request, 200, "{\"data\":[{\"dimensionId\":\"d-12\"}]}");
            default -> GivenAnswers.success(request, 200, "{\"data\":[{\"customerId\":\"c-1\"}]}");
        });

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.refused);
        assertThat(result.text())
                .startsWith("Paigo refused measure_usage (400): Dimension d-1 does not exist\nNothing was applied.\n")
                .contains("dimensionId: \"d-1\" is not known. Nearest: d-12");
    }

    @Test
    void anIdThatNoAddressCanHoldIsNamedAlsoWhereItIsOnlyLookedUp() {
        var result = call(
                "measure_usage",
                USAGE_WITH_UNIT.replace("'d-1'", "'..'"),
                (request, scope) -> request.operation().startsWith("POST ")
                        ? PaigoResult.Success.empty(201)
                        : new PaigoResult.Invalid("dimensionId", "must not be \"..\""));

        assertThat(result.outcome()).isEqualTo(ToolResult.Outcome.bad_argument);
        assertThat(result.text())
                .isEqualTo("measure_usage was not carried out; nothing was sent to Paigo.\n"
                        + "- dimensionId: must not be \"..\"");
    }

    @Test
    void anAnswerThatCannotBeReadIsToldAsItIs() {
        var unreadable = new PaigoResult.Unreadable(200, "Paigo answered 200, but with nothing; try again later");

        assertThat(call("get_customer", "{'customerId':'c-1'}", (request, scope) -> unreadable))
                .isEqualTo(ToolResult.failure(ToolResult.Outcome.unreadable, unreadable.reason(), 200));
    }

    @Test
    void whereToLookForALostWriteShowsItsWriteId() {
        var lost = new PaigoResult.Unknown(null, "lost");

        assertThat(call("measure_usage", "{'customerId':'c-1','dimensionId':'d-1','quantity':'1'}", (r, s) -> lost)
                        .text())
                .startsWith("Outcome unknown: lost\nmeasure_usage may have been applied or not. Before")
                .contains(
                        "look with get_usage (customerId \"c-1\", dimensionId \"d-1\", interval \"none\", ignoreEnrollmentDate true) for timestamp");
        var list = call(
                "list_offerings", "{}", success(200, "{'data':[{'offeringId':'o-1','metadata':{'writeId':'w'}}]}"));
        assertThat(list.text()).contains("\"writeId\":\"w\"");
        list = call(
                "list_dimensions", "{}", success(200, "{'data':[{'dimensionId':'d-1','metadata':{'writeId':'w'}}]}"));
        assertThat(list.text()).contains("\"writeId\":\"w\"");
    }
}

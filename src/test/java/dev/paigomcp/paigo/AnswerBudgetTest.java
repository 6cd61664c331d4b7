package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.ADD_CREDITS;
import static dev.paigomcp.paigo.Calls.LIST_CUSTOMERS;
import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.common.Secret;
import dev.paigomcp.transport.PaigoResult;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are kept whole, held against a budget that two of them do not fit. */
class AnswerBudgetTest {
    /** What is kept of a text is four times as large. */
    private static final int TEXT = 250_000;

    private static final long BUDGET = 2_600_000;
    private final AnswerBudget budget = new AnswerBudget(BUDGET);
    private final PaigoGateway gateway;
    private final LoopbackServer server;
    private volatile int length = TEXT;

    AnswerBudgetTest() throws IOException {
        server = new LoopbackServer((request, line) ->
                line.answer(request.method().equals("POST") ? 201 : 200, "{\"text\":\"" + "x".repeat(length) + "\"}"));
        gateway = gateway();
    }

    private PaigoGateway gateway() {
        return PaigoGateway.withFixedToken(
                server.url(), new Secret("t0k3n"), ClientLimits.standard(), budget.part(), Clock.systemUTC(), () -> 0);
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
        server.close();
    }

    private static void assertBusy(PaigoResult result) {
        assertThat(result)
                .isEqualTo(new PaigoResult.Unreachable(
                        200, "This server is busy with other large answers of Paigo; try again in a few seconds"));
    }

    @Test
    void theNextLargeAnswerIsPutOffUntilACallHasEnded() {
        var first = scope();
        assertThat(gateway.send(LIST_CUSTOMERS, first)).isInstanceOf(PaigoResult.Success.class);
        assertBusy(gateway.send(LIST_CUSTOMERS, scope()));

        first.end();

        assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
    }

    @Test
    void smallAnswersNeverNeedRoom() {
        gateway.send(LIST_CUSTOMERS, scope());
        length = 10_000;

        for (var i = 0; i < 50; i++) {
            assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
        }
    }

    @Test
    void theAnswerToAWriteNeedsNoRoomThatOthersHave() {
        gateway.send(LIST_CUSTOMERS, scope());
        length = 50_000;

        assertThat(gateway.send(ADD_CREDITS, scope())).isInstanceOf(PaigoResult.Success.class);
    }

    @Test
    void aWriteThatIsAnsweredAtGreatLengthIsUnknown() {
        assertThat(gateway.send(ADD_CREDITS, scope()))
                .isEqualTo(new PaigoResult.Unknown(
                        201, "Paigo answered 201, but with more than this server keeps of an answer"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerForWhichThereIsNeverRoomIsNotPutOff() {
        length = 400_000;

        assertThat(gateway.send(LIST_CUSTOMERS, scope()))
                .isInstanceOfSatisfying(
                        PaigoResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .contains("more than this server keeps", "a larger heap")
                                .doesNotContain("try again"));
    }

    @Test
    void anAccountLeavesRoomToOthersAndAllTogetherHaveABound() throws IOException {
        gateway.send(LIST_CUSTOMERS, scope());
        try (var second = gateway();
                var third = gateway()) {
            assertThat(second.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
            assertBusy(third.send(LIST_CUSTOMERS, scope()));
        }
    }

    @Test
    void whatIsRefusedGivesItsRoomBackAtOnce() {
        var first = scope();
        var refused = scope();
        gateway.send(LIST_CUSTOMERS, first);
        assertBusy(gateway.send(LIST_CUSTOMERS, refused));
        first.end();

        assertThat(gateway.send(LIST_CUSTOMERS, scope())).isInstanceOf(PaigoResult.Success.class);
        refused.end();
        assertBusy(gateway.send(LIST_CUSTOMERS, scope()));
    }
}

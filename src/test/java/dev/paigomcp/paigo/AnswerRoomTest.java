package dev.paigomcp.paigo;

import static dev.paigomcp.paigo.Calls.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.AnswerLimitException;
import dev.paigomcp.transport.AnswerLimitException.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How answers share a budget of 20 steps, of which an account may have ten. A first step of each answer is free. */
class AnswerRoomTest {
    private static final long STEP = 64 * 1024;

    private final AnswerBudget budget = new AnswerBudget(20 * STEP);
    private final AnswerBudget.Part account = budget.part();

    private static void isRefused(AnswerBody.Room room, long steps, Limit limit) {
        assertThatThrownBy(() -> room.reserve((1 + steps) * STEP))
                .isInstanceOfSatisfying(
                        AnswerLimitException.class, e -> assertThat(e.limit()).isEqualTo(limit));
    }

    private static void takes(AnswerBody.Room room, long steps) {
        assertThat(room.reserve((1 + steps) * STEP)).isEqualTo((1 + steps) * STEP);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "65536, 1", "65537, 2", "131072, 2", "131073, 3"})
    void isGivenInWholeSteps(long bytes, long steps) {
        assertThat(account.lease(scope()).reserve(bytes)).isEqualTo(steps * STEP);
    }

    @Test
    void isNotGivenBackWhenLessIsAskedFor() {
        var room = account.lease(scope());
        takes(room, 4);

        assertThat(room.reserve(STEP)).isEqualTo(5 * STEP);
    }

    @Test
    void ofOneAnswerMayBeAllThatItsAccountHasAndNoMore() {
        takes(account.lease(scope()), 10);
        isRefused(account.lease(scope()), 11, Limit.SIZE);
        isRefused(account.lease(scope()), 1, Limit.ROOM);
    }

    @Test
    void comesBackWhenTheCallEnds() {
        var first = scope();
        var room = account.lease(first);
        takes(room, 3);
        takes(room, 10);
        takes(budget.part().lease(scope()), 10);
        var third = budget.part();
        isRefused(third.lease(scope()), 1, Limit.ROOM);

        first.end();

        takes(third.lease(scope()), 10);
        isRefused(account.lease(scope()), 1, Limit.ROOM);
    }

    @Test
    void thatIsRefusedLeavesAsMuchToTheAccountAndToAll() {
        var second = scope();
        takes(account.lease(scope()), 10);
        takes(budget.part().lease(second), 7);
        var third = budget.part();
        var growing = third.lease(scope());
        takes(growing, 2);

        isRefused(growing, 4, Limit.ROOM);

        var fourth = scope();
        takes(budget.part().lease(fourth), 3);
        second.end();
        fourth.end();
        takes(third.lease(scope()), 10);
    }
}

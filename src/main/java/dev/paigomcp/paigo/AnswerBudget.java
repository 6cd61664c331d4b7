package dev.paigomcp.paigo;

import dev.paigomcp.transport.AnswerBody;
import dev.paigomcp.transport.AnswerLimitException;
import dev.paigomcp.transport.AnswerLimitException.Limit;
import dev.paigomcp.transport.CallScope;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory for what is kept of Paigo's answers while calls work on them, so that large answers at once cannot use up the
 * heap. A little of each answer is free, and small answers never ask. Thread-safe.
 */
public final class AnswerBudget {
    /** How much of the heap all answers in work may have together. */
    private static final double MAX_ANSWERS_SHARE_OF_HEAP = 0.25;

    /** How much of that the answers to one account may have. */
    private static final double MAX_ACCOUNT_SHARE_OF_BUDGET = 0.5;

    /** What each answer has without asking, in bytes. */
    private static final long FREE_BYTES = 64 * 1024;

    /** The unit in which an answer asks for more, in bytes. */
    private static final long STEP_BYTES = 64 * 1024;

    private final Share all;

    /** @param bytes how much all answers may have together */
    AnswerBudget(long bytes) {
        this.all = new Share(bytes);
    }

    /** Returns the budget of a program with this heap. */
    public static AnswerBudget ofHeap() {
        return new AnswerBudget((long) (Runtime.getRuntime().maxMemory() * MAX_ANSWERS_SHARE_OF_HEAP));
    }

    /** Returns the part of one account. */
    public Part part() {
        return new Part(new Share((long) (all.most * MAX_ACCOUNT_SHARE_OF_BUDGET)));
    }

    /** The part of one account. */
    public final class Part {
        private final Share own;

        private Part(Share own) {
            this.own = own;
        }

        /** Returns the room for one answer, which is given back when the call ends. */
        AnswerBody.Room lease(CallScope scope) {
            return new Lease(own, scope);
        }
    }

    /** Bytes that may be taken, and how many are. */
    private static final class Share {
        private final long most;
        private final AtomicLong taken = new AtomicLong();

        private Share(long most) {
            this.most = most;
        }

        private boolean take(long bytes) {
            if (taken.addAndGet(bytes) <= most) {
                return true;
            }
            taken.addAndGet(-bytes);
            return false;
        }

        private void giveBack(long bytes) {
            taken.addAndGet(-bytes);
        }
    }

    /** The room for one answer, used by one thread. */
    private final class Lease implements AnswerBody.Room {
        private final Share own;
        private final CallScope scope;
        private long taken;

        private Lease(Share own, CallScope scope) {
            this.own = own;
            this.scope = scope;
        }

        @Override
        public long reserve(long bytes) {
            var steps = Math.max(0, (bytes - FREE_BYTES + STEP_BYTES - 1) / STEP_BYTES) * STEP_BYTES;
            if (steps > taken) {
                take(steps - taken);
            }
            return FREE_BYTES + taken;
        }

        private void take(long more) {
            if (taken + more > own.most) {
                throw new AnswerLimitException(Limit.SIZE); // there is no room for it even alone
            }
            if (taken == 0) {
                scope.onEnd(this::giveBack);
            }
            if (!own.take(more)) {
                throw noRoom();
            }
            if (!all.take(more)) {
                own.giveBack(more);
                throw noRoom();
            }
            taken += more;
        }

        /** Gives back at once, so that of answers that grow side by side the last one always gets through. */
        private AnswerLimitException noRoom() {
            giveBack();
            return new AnswerLimitException(Limit.ROOM);
        }

        private void giveBack() {
            all.giveBack(taken);
            own.giveBack(taken);
            taken = 0;
        }
    }
}

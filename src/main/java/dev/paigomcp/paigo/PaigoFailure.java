package dev.paigomcp.paigo;

import dev.paigomcp.transport.PaigoResult;

/** Carries an answer that is not a success through the generated client, whose methods can only return a body. */
final class PaigoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PaigoResult answer;

    PaigoFailure(PaigoResult answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    PaigoResult answer() {
        return answer;
    }
}

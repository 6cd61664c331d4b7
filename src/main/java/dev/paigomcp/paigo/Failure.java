package dev.paigomcp.paigo;

/** Carries an answer that is not a success through the generated client, whose methods can only return a body. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Failure(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}

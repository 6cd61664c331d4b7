package dev.paigomcp.paigo;

import java.time.Clock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reply means: whether a request was carried out, and in which words to say so.
 *
 * @param write whether the request may have changed something
 */
record Verdict(JsonMapper mapper, Clock clock, PaigoWords words, boolean write) {
    private static final String NARROW = "ask for less: one customer, a shorter time, or a filter";

    Answer of(Reply reply) {
        if (reply instanceof Reply.Received received) {
            return received(received);
        }
        if (reply instanceof Reply.NotSent notSent) {
            return unreachable("Paigo cannot be reached: " + notSent.why());
        }
        if (reply instanceof Reply.Stopped stopped) {
            return unreachable("Paigo was not asked: " + stopped.why());
        }
        if (reply instanceof Reply.Oversized oversized) {
            return unusable(oversized.status(), "with more than this server reads at once", NARROW);
        }
        return lost((Reply.Lost) reply);
    }

    private Answer received(Reply.Received received) {
        var status = received.status();
        if (status < 300) {
            return success(status, received.body());
        }
        if (status < 400) {
            return unusable(
                    status,
                    "with a redirect, which is not followed",
                    "check that PAIGO_BASE_URL is the API's own address");
        }
        var said = words.in(received.body());
        if (status == 429) {
            return new Answer.Refused(429, said.orElse("Paigo limits how often it may be asked") + patience(received));
        }
        if (status < 500) {
            return new Answer.Refused(
                    status, said.orElse("Paigo answered " + status + " without saying why") + advice(status));
        }
        var what =
                "Paigo answered " + status + said.map(text -> " (" + text + ")").orElse("");
        return write ? new Answer.Unknown(status, what) : new Answer.Unreachable(status, what + patience(received));
    }

    private Answer success(int status, byte[] body) {
        if (body.length == 0 && write) {
            return Answer.Success.empty(status);
        }
        try {
            var tree = mapper.readTree(body);
            if (!tree.isMissingNode()) {
                return new Answer.Success(status, tree);
            }
        } catch (JacksonException | NumberFormatException e) {
            return unusable(status, "with something that is not JSON, or is nested too deeply", "try again later");
        }
        return unusable(status, "with nothing", "try again later");
    }

    private Answer lost(Reply.Lost lost) {
        var status = lost.status();
        if (write) {
            return new Answer.Unknown(status, "Paigo's answer was lost: " + lost.why());
        }
        return status == null
                ? new Answer.Unreachable(null, "Paigo did not answer: " + lost.why())
                : new Answer.Unreadable(status, "Paigo's answer broke off: " + lost.why());
    }

    private Answer unreachable(String what) {
        return new Answer.Unreachable(null, what);
    }

    private Answer unusable(int status, String how, String advice) {
        var what = "Paigo answered " + status + ", but " + how;
        return write ? new Answer.Unknown(status, what) : new Answer.Unreadable(status, what + "; " + advice);
    }

    private String patience(Reply.Received received) {
        return RetryAfter.read(received.retryAfter(), clock.instant())
                .map(wait -> "; Paigo asks to wait " + wait.toSeconds() + " s before trying again")
                .orElse("; try again later");
    }

    private static String advice(int status) {
        return status == 401
                ? "; Paigo does not accept the token of these credentials: check PAIGO_CLIENT_ID,"
                        + " PAIGO_CLIENT_SECRET and PAIGO_AUDIENCE"
                : "";
    }

    /** The body of a success; anything else is thrown. */
    static JsonNode bodyOrThrow(Answer answer) {
        if (answer instanceof Answer.Success success) {
            return success.body();
        }
        throw new Failure(answer);
    }
}

package dev.paigomcp.paigo;

import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reply means: whether a request was carried out, and in which words to say so.
 *
 * @param write whether the request may have changed something
 */
record OutcomeRules(JsonMapper mapper, Clock clock, ErrorText words, boolean write) {
    private static final String NARROW = "ask for less: one customer, a shorter time, or a filter";

    PaigoResult of(Exchange reply) {
        if (reply instanceof Exchange.Received received) {
            return received(received);
        }
        if (reply instanceof Exchange.NotSent notSent) {
            return unreachable("Paigo cannot be reached: " + notSent.why());
        }
        if (reply instanceof Exchange.Stopped stopped) {
            return unreachable("Paigo was not asked: " + stopped.why());
        }
        if (reply instanceof Exchange.Oversized oversized) {
            return unusable(oversized.status(), "with more than this server reads at once", NARROW);
        }
        return lost((Exchange.Lost) reply);
    }

    private PaigoResult received(Exchange.Received received) {
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
            return new PaigoResult.Refused(
                    429, said.orElse("Paigo limits how often it may be asked") + patience(received));
        }
        if (status < 500) {
            return new PaigoResult.Refused(
                    status, said.orElse("Paigo answered " + status + " without saying why") + advice(status));
        }
        var what =
                "Paigo answered " + status + said.map(text -> " (" + text + ")").orElse("");
        return write
                ? new PaigoResult.Unknown(status, what)
                : new PaigoResult.Unreachable(status, what + patience(received));
    }

    private PaigoResult success(int status, byte[] body) {
        if (body.length == 0 && write) {
            return PaigoResult.Success.empty(status);
        }
        try {
            var tree = mapper.readTree(body);
            if (!tree.isMissingNode()) {
                return new PaigoResult.Success(status, tree);
            }
        } catch (JacksonException | NumberFormatException e) {
            return unusable(status, "with something that is not JSON, or is nested too deeply", "try again later");
        }
        return unusable(status, "with nothing", "try again later");
    }

    private PaigoResult lost(Exchange.Lost lost) {
        var status = lost.status();
        if (write) {
            return new PaigoResult.Unknown(status, "Paigo's answer was lost: " + lost.why());
        }
        return status == null
                ? new PaigoResult.Unreachable(null, "Paigo did not answer: " + lost.why())
                : new PaigoResult.Unreadable(status, "Paigo's answer broke off: " + lost.why());
    }

    private PaigoResult unreachable(String what) {
        return new PaigoResult.Unreachable(null, what);
    }

    private PaigoResult unusable(int status, String how, String advice) {
        var what = "Paigo answered " + status + ", but " + how;
        return write ? new PaigoResult.Unknown(status, what) : new PaigoResult.Unreadable(status, what + "; " + advice);
    }

    private String patience(Exchange.Received received) {
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
    static JsonNode bodyOrThrow(PaigoResult answer) {
        if (answer instanceof PaigoResult.Success success) {
            return success.body();
        }
        throw new PaigoFailure(answer);
    }
}

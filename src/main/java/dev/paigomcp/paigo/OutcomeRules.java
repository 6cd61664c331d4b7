package dev.paigomcp.paigo;

import dev.paigomcp.transport.AnswerReader;
import dev.paigomcp.transport.PaigoResult;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import tools.jackson.core.JacksonException;

/**
 * What an exchange means: whether the request was carried out, and in which words to say so.
 *
 * @param read whether the request cannot have changed anything
 * @param reader reads the body of a 2xx answer
 */
record OutcomeRules(boolean read, AnswerReader reader, ErrorText errorText, Clock clock)
        implements Exchange.Cases<PaigoResult> {
    private static final String NARROW = "ask for less: one customer, a shorter time, or a filter";

    @Override
    public PaigoResult received(Exchange.Received received) {
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
        var said = errorText.in(received.body());
        if (status == 429) {
            return new PaigoResult.Refused(
                    429, said.orElse("Paigo limits how often it may be asked") + whenToTryAgain(received));
        }
        if (status < 500) {
            return new PaigoResult.Refused(
                    status, said.orElse("Paigo answered " + status + " without saying why") + advice(status));
        }
        var what =
                "Paigo answered " + status + said.map(text -> " (" + text + ")").orElse("");
        return read
                ? new PaigoResult.Unreachable(status, what + whenToTryAgain(received))
                : new PaigoResult.Unknown(status, what);
    }

    @Override
    public PaigoResult oversized(Exchange.Oversized oversized) {
        return unusable(oversized.status(), "with more than this server reads at once", NARROW);
    }

    @Override
    public PaigoResult stopped(Exchange.Stopped stopped) {
        return new PaigoResult.Unreachable(null, "Paigo was not asked: " + stopped.why());
    }

    @Override
    public PaigoResult notSent(Exchange.NotSent notSent) {
        return new PaigoResult.Unreachable(null, "Paigo cannot be reached: " + notSent.why());
    }

    @Override
    public PaigoResult lost(Exchange.Lost lost) {
        var status = lost.status();
        if (!read) {
            return new PaigoResult.Unknown(status, "Paigo's answer was lost: " + lost.why());
        }
        return status == null
                ? new PaigoResult.Unreachable(null, "Paigo did not answer: " + lost.why())
                : new PaigoResult.Unreadable(status, "Paigo's answer broke off: " + lost.why());
    }

    private PaigoResult success(int status, byte[] body) {
        if (body.length == 0 && !read) {
            return PaigoResult.Success.empty(status);
        }
        try {
            var value = reader.read(new ByteArrayInputStream(body));
            if (!value.isMissingNode()) {
                return new PaigoResult.Success(status, value);
            }
        } catch (JacksonException | NumberFormatException e) {
            return unusable(status, "with something that is not JSON, or is nested too deeply", "try again later");
        }
        return unusable(status, "with nothing", "try again later");
    }

    private PaigoResult unusable(int status, String how, String advice) {
        var what = "Paigo answered " + status + ", but " + how;
        return read ? new PaigoResult.Unreadable(status, what + "; " + advice) : new PaigoResult.Unknown(status, what);
    }

    private String whenToTryAgain(Exchange.Received received) {
        return received.retryAfter(clock.instant())
                .map(wait -> "; Paigo asks to wait " + wait.toSeconds() + " s before trying again")
                .orElse("; try again later");
    }

    private static String advice(int status) {
        return status == 401
                ? "; Paigo does not accept the token of these credentials: check PAIGO_CLIENT_ID,"
                        + " PAIGO_CLIENT_SECRET and PAIGO_AUDIENCE"
                : "";
    }
}

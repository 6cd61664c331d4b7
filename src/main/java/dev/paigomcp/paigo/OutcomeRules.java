package dev.paigomcp.paigo;

import dev.paigomcp.transport.PaigoResult;
import java.time.Clock;

/**
 * What an exchange means: whether the request was carried out, and in which words to say so.
 *
 * @param read whether the request cannot have changed anything
 * @param names what the operator calls the settings of the account
 */
record OutcomeRules(boolean read, ErrorText errorText, Clock clock, SettingNames names)
        implements Exchange.Cases<PaigoResult> {
    private static final String BUSY =
            "This server is busy with other large answers of Paigo; try again in a few seconds";
    private static final String TOO_LARGE = "with more than this server keeps of an answer";
    private static final String KEEP_LESS =
            "a filter or a smaller limit may help, and so does a larger heap (JAVA_OPTS), which its operator gives it";
    private static final String TOO_LONG = "with an answer longer than this server reads";
    private static final String READ_LESS =
            "no filter makes it shorter, since this server filters: read one thing by its id, or look in Paigo itself";

    @Override
    public PaigoResult received(Exchange.Received received) {
        var status = received.status();
        if (status < 400) {
            return unusable(
                    status,
                    "with a redirect, which is not followed",
                    "check that " + names.baseUrl() + " is the API's own address");
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
    public PaigoResult answered(Exchange.Answered answered) {
        if (answered.isEmpty() && !read) {
            return PaigoResult.Success.empty(answered.status());
        }
        return answered.body().isMissingNode()
                ? unusable(answered.status(), "with nothing", "try again later")
                : new PaigoResult.Success(answered.status(), answered.body());
    }

    @Override
    public PaigoResult unusable(Exchange.Unusable unusable) {
        var status = unusable.status();
        return switch (unusable.cause()) {
            case TOO_LONG -> unusable(status, TOO_LONG, READ_LESS);
            case TOO_LARGE -> unusable(status, TOO_LARGE, KEEP_LESS);
            case NO_ROOM ->
                read
                        ? new PaigoResult.Unreachable(status, BUSY)
                        : unusable(status, "with more than there is room for", KEEP_LESS);
            case NOT_JSON ->
                unusable(status, "with something that is not JSON, or is nested too deeply", "try again later");
        };
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

    private PaigoResult unusable(int status, String how, String advice) {
        var what = "Paigo answered " + status + ", but " + how;
        return read ? new PaigoResult.Unreadable(status, what + "; " + advice) : new PaigoResult.Unknown(status, what);
    }

    private String whenToTryAgain(Exchange.Received received) {
        return received.retryAfter(clock.instant())
                .map(wait -> "; Paigo asks to wait " + wait.toSeconds() + " s before trying again")
                .orElse("; try again later");
    }

    private String advice(int status) {
        return status == 401
                ? "; Paigo does not accept the token of these credentials: check " + names.credentials()
                : "";
    }
}

package dev.paigomcp.doctor;

import dev.paigomcp.LocalDeployment;
import dev.paigomcp.common.Json;
import dev.paigomcp.paigo.TokenAttempt;
import dev.paigomcp.tools.ToolResult;
import dev.paigomcp.transport.CallScope;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks Paigo: the connections to its two hosts, a token, and one read that changes nothing. */
final class PaigoChecks {
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(2);
    private static final Duration MAX_SKEW = Duration.ofSeconds(10);
    private static final Duration MAX_TOLERATED_SKEW = Duration.ofMinutes(5);
    private static final String READ = "get_account";

    private final LocalDeployment local;
    private final Clock clock;
    private final Doctor.Timeouts timeouts;

    PaigoChecks(LocalDeployment local, Clock clock, Doctor.Timeouts timeouts) {
        this.local = local;
        this.clock = clock;
        this.timeouts = timeouts;
    }

    /** Adds the findings to the report, in the order of the steps. */
    void run(DoctorReport report) {
        var account = local.account();
        var toApi = ConnectionProbe.start("API", account.baseUrl(), clock, timeouts.connection());
        var toTokens = ConnectionProbe.start("token", account.tokenUrl(), clock, timeouts.connection());
        var api = toApi.join();
        report.add(api.name());
        report.add(api.connection());
        var tokens = toTokens.join();
        report.add(tokens.name());
        report.add(tokens.connection());
        var token = tokens.answered() == null
                ? Finding.skipped("token", "there is no way to the host that gives tokens")
                : token();
        report.add(token);
        if (api.answered() == null) {
            report.add(Finding.skipped(READ, "there is no way to the API"));
        } else if (token.status() != Finding.Status.ok) {
            report.add(Finding.skipped(READ, "there is no token"));
        } else {
            report.add(read());
        }
        report.add(latency(api.answered()));
        report.add(clock(api.skew()));
    }

    private Finding token() {
        var start = System.nanoTime();
        var trial = TokenAttempt.of(local.account(), clock, timeouts.token());
        if (trial.lifetime() != null) {
            return Finding.ok("token", "obtained in " + millis(start) + " ms, good for " + length(trial.lifetime()));
        }
        var status = trial.status();
        return Finding.problem("token", trial.reason(), status == null ? "see above which host that is" : fix(status));
    }

    private static String fix(int status) {
        return switch (status) {
            case 400, 401 ->
                "usually the client id or the secret is wrong, or belongs to the other environment: sandbox"
                        + " and production share their addresses and differ by credentials alone";
            case 403 ->
                "usually the audience is wrong, or these credentials have no right to it: leave PAIGO_AUDIENCE"
                        + " unset unless Paigo gave you another one";
            default ->
                status == 429 || status >= 500
                        ? "wait a while and try again; if it stays so, ask Paigo"
                        : "usually PAIGO_TOKEN_URL is not the address of the token endpoint";
        };
    }

    private Finding read() {
        var start = System.nanoTime();
        var result = local.tools()
                .find(READ)
                .orElseThrow()
                .call(Json.MAPPER.createObjectNode(), new CallScope("doctor", timeouts.read()));
        if (result.structured() == null) {
            return Finding.problem(READ, result.text(), readFix(result));
        }
        var name = result.structured().path("businessName").asString("");
        return Finding.ok(
                READ,
                "read in " + millis(start) + " ms, a token of its own included"
                        + (name.isEmpty() ? "" : "; the account is that of " + name));
    }

    private static String readFix(ToolResult result) {
        var status = result.paigoStatus();
        if (status != null && (status == 401 || status == 403)) {
            return "a token was given but is not accepted: usually PAIGO_AUDIENCE is wrong, or PAIGO_BASE_URL and"
                    + " PAIGO_TOKEN_URL belong to different Paigos";
        }
        return result.outcome() == ToolResult.Outcome.refused || result.outcome() == ToolResult.Outcome.unreadable
                ? "usually PAIGO_BASE_URL is not the address of Paigo's API"
                : "wait a while and try again; if it stays so, ask Paigo";
    }

    private static Finding latency(@Nullable Duration answered) {
        if (answered == null) {
            return Finding.skipped("latency", "the API did not answer");
        }
        var text = "the API answers a bare request in " + answered.toMillis() + " ms";
        return answered.compareTo(SLOW_ANSWER) < 0
                ? Finding.ok("latency", text)
                : Finding.warning(
                        "latency",
                        text + ", and a tool's call takes longer",
                        "look for a nearer network or" + " machine, or try again later");
    }

    private static Finding clock(@Nullable Duration skew) {
        if (skew == null) {
            return Finding.skipped("clock", "the API did not tell its time");
        }
        if (skew.abs().compareTo(MAX_SKEW) < 0) {
            return Finding.ok("clock", "agrees with Paigo's within " + MAX_SKEW.toSeconds() + " s");
        }
        var text = "this machine's clock is " + length(skew.abs()) + (skew.isNegative() ? " ahead of" : " behind")
                + " Paigo's, and usage without a time is dated by it";
        var fix = "set the clock, by NTP for example";
        return skew.abs().compareTo(MAX_TOLERATED_SKEW) < 0
                ? Finding.warning("clock", text, fix)
                : Finding.problem("clock", text, fix);
    }

    /** Returns the length of time in its largest unit, as people say it. */
    private static String length(Duration time) {
        if (time.toHours() >= 48) {
            return count(time.toDays(), "day");
        }
        if (time.toMinutes() >= 120) {
            return count(time.toHours(), "hour");
        }
        return time.toSeconds() >= 120 ? count(time.toMinutes(), "minute") : count(time.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}

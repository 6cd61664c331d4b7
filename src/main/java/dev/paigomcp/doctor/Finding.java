package dev.paigomcp.doctor;

/**
 * What one check found, in words for whoever runs the server; no secret is ever in it.
 *
 * @param check what was looked at, in a word or two
 * @param fix what to do about it; empty when there is nothing to do
 */
public record Finding(String check, Status status, String text, String fix) {
    /** How much a finding matters. */
    public enum Status {
        /** As it should be. */
        ok,
        /** The server works, but not as well as it could. */
        warning,
        /** The server does not start, or its tools do not work. */
        problem,
        /** Not looked at, since what it builds on failed. */
        skipped
    }

    static Finding ok(String check, String text) {
        return new Finding(check, Status.ok, text, "");
    }

    static Finding warning(String check, String text, String fix) {
        return new Finding(check, Status.warning, text, fix);
    }

    static Finding problem(String check, String text, String fix) {
        return new Finding(check, Status.problem, text, fix);
    }

    static Finding skipped(String check, String why) {
        return new Finding(check, Status.skipped, why, "");
    }
}

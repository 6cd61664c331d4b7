package dev.paigomcp.doctor;

/**
 * The result of one check, worded for the operator. It never contains a secret.
 *
 * @param check the name of the check, a word or two
 * @param fix what to do about it, or empty if there is nothing to do
 */
public record Finding(String check, Status status, String text, String fix) {
    /** How much a finding matters. */
    public enum Status {
        /** All is well. */
        ok,
        /** The server works, but not as well as it could. */
        warning,
        /** The server does not start, or its tools do not work. */
        problem,
        /** Not checked, since something it depends on failed. */
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

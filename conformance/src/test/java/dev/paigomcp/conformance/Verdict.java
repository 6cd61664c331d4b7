package dev.paigomcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

/** What a run of the suite came to: its exit code, its words and each check that it made. */
record Verdict(int exit, String output, List<Check> checks) {
    private static final String SUMMARY = "=== SUMMARY ===";

    /** One check of a scenario. */
    record Check(String scenario, String id, String status, String message) {
        /** A warning is a SHOULD that is not met. */
        boolean isBad() {
            return status.equals("FAILURE") || status.equals("WARNING");
        }

        @Override
        public String toString() {
            return status + " " + scenario + " / " + id + ": " + message;
        }
    }

    /** The suite fails on a failure that is not listed, and on one that is listed and no longer happens. */
    void hasOnlyTheListedFailures() {
        var summary = output.substring(Math.max(0, output.indexOf(SUMMARY)));
        assertThat(exit).as("%s\n%s", failures(checks), summary).isZero();
    }

    /** All checks of the scenario hold, warnings being failures too, but for exactly those. */
    void holds(String scenario, String... butFor) {
        var made = checks.stream().filter(c -> c.scenario().equals(scenario)).toList();
        assertThat(made).as("checks of " + scenario).isNotEmpty();
        assertThat(made.stream().filter(Check::isBad).map(Check::id))
                .as(failures(made))
                .containsExactlyInAnyOrder(butFor);
    }

    private static String failures(List<Check> checks) {
        return checks.stream().filter(Check::isBad).map(Check::toString).collect(Collectors.joining("\n"));
    }
}

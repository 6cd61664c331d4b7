package dev.paigomcp.doctor;

import dev.paigomcp.common.Json;
import dev.paigomcp.doctor.Finding.Status;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Prints findings: for people one line each as they come, for programs one JSON object at the end. */
public final class DoctorReport {
    private final PrintStream out;
    private final boolean json;
    private final List<Finding> findings = new ArrayList<>();

    public DoctorReport(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void add(Finding finding) {
        findings.add(finding);
        if (!json) {
            var fix = finding.fix().isEmpty() ? "" : " Fix: " + finding.fix() + ".";
            out.printf("%-8s %-17s %s%s%n", finding.status(), finding.check(), sentence(finding.text()), fix);
        }
    }

    /** Ends the report. Returns whether no finding is a problem. */
    boolean end() {
        var problems = findings.stream()
                .filter(finding -> finding.status() == Status.problem)
                .count();
        if (json) {
            var all = Json.MAPPER.createObjectNode();
            all.put("ok", problems == 0);
            var checks = all.putArray("checks");
            for (var finding : findings) {
                var check = checks.addObject()
                        .put("check", finding.check())
                        .put("status", finding.status().name())
                        .put("text", finding.text());
                if (!finding.fix().isEmpty()) {
                    check.put("fix", finding.fix());
                }
            }
            out.println(all.toPrettyString());
        } else {
            out.println(problems == 0 ? "No problem found." : "Problems found: " + problems + ".");
        }
        return problems == 0;
    }

    private static String sentence(String text) {
        var line = text.replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }
}

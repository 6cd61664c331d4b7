package dev.paigomcp.bench;

import java.util.Locale;

/** What of the comparison the README shows. */
final class ShortTable {
    private static final int CALLERS = 32;

    private final Report report;

    ShortTable(Report report) {
        this.report = report;
    }

    String text() {
        var options = report.options();
        var callers = options.callers.contains(CALLERS) ? CALLERS : options.callers.get(0);
        var text = new StringBuilder("## Speed\n\n")
                .append(Machine.described(options))
                .append('\n');
        text.append("Calls per second of ").append(callers).append(callers == 1 ? " caller" : " callers");
        text.append(", and CPU microseconds of the server per call:\n\n| |");
        options.asked()
                .forEach(workload -> text.append(' ').append(workload.title).append(" |"));
        text.append(" first answer | memory idle, after load |\n|---|");
        text.append("---|".repeat(options.asked().size() + 2)).append('\n');
        for (var contestant : report.contestants()) {
            text.append("| ").append(contestant.title()).append(" |");
            for (var workload : options.asked()) {
                var cell = report.cell(contestant.key(), workload, callers);
                text.append(
                        cell.failed()
                                ? " failed |"
                                : String.format(
                                        Locale.ROOT, " %,.0f/s, %.0f us |", cell.perSecond(), cell.serverMicros()));
            }
            var life = report.life(contestant.key());
            text.append(String.format(
                    Locale.ROOT, " %d ms | %d, %d MiB |%n", life.startMillis(), life.idleMiB(), life.loadedMiB()));
        }
        text.append(
                        "\nThe load and the stand-in for Paigo ran on the same cores, which brings the calls per second nearer to each")
                .append(
                        " other than they are. What each of them does, p50 and p99, one and 256 callers, and more doubts:")
                .append(" [bench/RESULTS.md](bench/RESULTS.md), [bench/README.md](bench/README.md).\n");
        return text.toString();
    }
}

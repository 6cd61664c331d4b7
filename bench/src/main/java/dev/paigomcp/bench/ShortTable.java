package dev.paigomcp.bench;

import java.util.Locale;

/** The short comparison that {@code docs/speed.md} shows. */
final class ShortTable {
    private static final int CALLERS = 32;

    private final Report report;

    ShortTable(Report report) {
        this.report = report;
    }

    String text() {
        var options = report.options();
        var callers = options.callers.contains(CALLERS) ? CALLERS : options.callers.get(0);
        var text = new StringBuilder(Machine.described(options)).append('\n');
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
        return text.toString();
    }
}

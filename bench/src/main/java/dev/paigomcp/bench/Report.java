package dev.paigomcp.bench;

import dev.paigomcp.bench.Bench.Life;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The comparison as Markdown. */
final class Report {
    private final Options options;
    private final List<Contestant> contestants;
    private final Map<String, Cell> cells;
    private final Map<String, Life> lives;
    private final StringBuilder text = new StringBuilder();

    Report(Options options, List<Contestant> contestants, Map<String, Cell> cells, Map<String, Life> lives) {
        this.options = options;
        this.contestants = contestants;
        this.cells = cells;
        this.lives = lives;
    }

    static String key(Contestant contestant, Workload workload, int callers) {
        return contestant.key() + " " + workload + " " + callers;
    }

    void write() throws IOException {
        line("%s", Machine.described(options));
        line("%d rounds of %d s each, after %d s of warm-up each.", options.rounds, options.seconds, options.warmUp);
        for (var workload : options.asked()) {
            line("%n### %s%n", Character.toUpperCase(workload.title.charAt(0)) + workload.title.substring(1));
            line("| callers | | calls/s | of (a) | in rounds | p50 ms | p99 ms | of (a) | CPU us per call | of (a) |");
            line("|---|---|---|---|---|---|---|---|---|---|");
            for (var callers : options.callers) {
                for (var contestant : contestants) {
                    row(workload, callers, contestant);
                }
            }
        }
        lives();
        around();
        var results = options.home.resolve("bench/RESULTS.md");
        if (options.dry) {
            System.out.println(text);
            return;
        }
        MarkedSection.write(results, "comparison", text.toString());
        MarkedSection.write(options.home.resolve("docs/speed.md"), "bench", new ShortTable(this).text());
        Bench.say("written to %s", results);
    }

    private void row(Workload workload, int callers, Contestant contestant) {
        var cell = cell(contestant.key(), workload, callers);
        if (cell.failed()) {
            line(
                    "| %d | (%s) %s | failed: a wrong answer, or none | | | | | | | |",
                    callers, contestant.key(), contestant.title());
            return;
        }
        var measured = cells.get("a " + workload + " " + callers);
        var bare = measured == null || measured.failed() ? null : measured;
        line(
                "| %d | (%s) %s | %,.0f | %s | %s | %.2f | %.2f | %s | %.0f | %s |",
                callers,
                contestant.key(),
                contestant.title(),
                cell.perSecond(),
                ratio(cell.perSecond(), bare == null ? 0 : bare.perSecond()),
                bare == null || bare == cell ? "" : range(cell, bare),
                cell.millis(500),
                cell.millis(990),
                ratio(cell.millis(990), bare == null ? 0 : bare.millis(990)),
                cell.serverMicros(),
                ratio(cell.serverMicros(), bare == null ? 0 : bare.serverMicros()));
    }

    /** The least and the greatest ratio of a round: what of a difference is chance. */
    private static String range(Cell cell, Cell bare) {
        var least = Double.MAX_VALUE;
        var most = 0.0;
        for (var round = 0; round < cell.rounds(); round++) {
            var ratio = cell.perSecond(round) / bare.perSecond(round);
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        return number(least) + " to " + number(most);
    }

    static String ratio(double value, double base) {
        return base == 0 ? "" : number(value / base);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.3f" : "%.2f", value);
    }

    private void lives() {
        line("%n### Start and memory%n");
        line("| | start to first answered call, ms (fastest to slowest) | memory idle, MiB | after all load, MiB |");
        line("|---|---|---|---|");
        for (var contestant : contestants) {
            var life = life(contestant.key());
            line(
                    "| (%s) %s | %d (%d to %d) | %d | %d |",
                    contestant.key(),
                    contestant.title(),
                    life.startMillis(),
                    life.starts().get(0).toMillis(),
                    life.starts().get(life.starts().size() - 1).toMillis(),
                    life.idleMiB(),
                    life.loadedMiB());
        }
    }

    /** The cost of measuring, which takes its share of the same cores. */
    private void around() {
        line("%n### What measuring cost, CPU us per call%n");
        line("| | callers | load generator | stand-in for Paigo |");
        line("|---|---|---|---|");
        for (var workload : options.asked()) {
            for (var callers : options.callers) {
                var cell = cell(contestants.get(0).key(), workload, callers);
                line("| %s | %d | %.0f | %.0f |", workload, callers, cell.loadMicros(), cell.standInMicros());
            }
        }
    }

    Cell cell(String contestant, Workload workload, int callers) {
        return java.util.Objects.requireNonNull(cells.get(contestant + " " + workload + " " + callers));
    }

    Life life(String contestant) {
        return java.util.Objects.requireNonNull(lives.get(contestant));
    }

    List<Contestant> contestants() {
        return contestants;
    }

    Options options() {
        return options;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

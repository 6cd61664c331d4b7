package dev.paigomcp.bench;

import dev.paigomcp.bench.load.Load;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks this server very many times, and looks whether its memory stays. */
final class Soak {
    private static final int CALLERS = 32;
    private static final int STRETCHES = 20;
    /** Memory that has grown by more between the first half and the end is not flat. */
    private static final double FLAT = 1.05;

    private final Options options;

    Soak(Options options) {
        this.options = options;
    }

    int run() throws Exception {
        var logs = options.home.resolve("bench/target/logs");
        try (var standIn = Bench.standIn(options)) {
            var ours = Contestant.all(options, standIn.port).stream()
                    .filter(contestant -> contestant.key().equals("b"))
                    .findFirst()
                    .orElseThrow();
            try (var server = Running.start(ours, logs)) {
                server.firstAnswer();
                report(soak(server));
            }
        }
        return 0;
    }

    private List<Point> soak(Running server) throws IOException, InterruptedException {
        var points = new ArrayList<Point>();
        var number = 2;
        for (var stretch = 1; stretch <= STRETCHES; stretch++) {
            for (var workload : List.of(Workload.write, Workload.read)) {
                try (var load = new Load(server.port, CALLERS, server.question(workload), number)) {
                    load.run(options.soak / STRETCHES / 2);
                    number = load.next();
                }
            }
            var resident = server.residentMiB();
            points.add(new Point(number - 2, resident, liveKiB(server)));
            Bench.say(
                    "%,d calls: %d MiB, %,d KiB of live objects",
                    number - 2, resident, points.get(points.size() - 1).liveKiB());
        }
        return points;
    }

    /** What is left on the heap after a full collection. */
    private static long liveKiB(Running server) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, String.valueOf(server.pid()), "GC.class_histogram").start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(1, TimeUnit.MINUTES);
        var total = said.lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElse("Total 0 0");
        return Long.parseLong(total.strip().split("\\s+")[2]) / 1024;
    }

    private void report(List<Point> points) throws IOException {
        var half = points.get(points.size() / 2);
        var last = points.get(points.size() - 1);
        var flat = last.residentMiB() <= half.residentMiB() * FLAT && last.liveKiB() <= half.liveKiB() * FLAT;
        var text = new StringBuilder(Machine.described(options)).append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%,d calls of %d callers, writes and small reads in turn: memory is %s.%n%n",
                last.calls(),
                CALLERS,
                flat ? "flat" : "NOT flat"));
        text.append("| calls | memory, MiB | live objects, KiB |\n|---|---|---|\n");
        for (var i = 1; i < points.size(); i += 2) {
            var point = points.get(i);
            text.append(String.format(
                    Locale.ROOT, "| %,d | %d | %,d |%n", point.calls(), point.residentMiB(), point.liveKiB()));
        }
        System.out.println(text);
        if (!options.dry) {
            MarkedSection.write(options.home.resolve("bench/RESULTS.md"), "soak", text.toString());
        }
    }

    private record Point(int calls, int residentMiB, long liveKiB) {}
}

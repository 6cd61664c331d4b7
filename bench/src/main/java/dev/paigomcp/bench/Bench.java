package dev.paigomcp.bench;

import dev.paigomcp.bench.load.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.help.HelpFormatter;

/**
 * The comparison: every contestant is started, warmed up and then measured in turn, round after round, so that what the
 * machine does beside it falls on all of them.
 */
final class Bench {
    private static final int WARM_UP_CALLERS = 32;

    private final Options options;
    private final Path logs;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int number = 1;
    private boolean failed;

    Bench(Options options) {
        this.options = options;
        this.logs = options.home.resolve("bench/target/logs");
    }

    /** The command line. */
    public static void main(String[] args) throws Exception {
        try {
            var options = Options.read(args);
            if (options.help) {
                HelpFormatter.builder().setShowSince(false).get().printHelp("bench/run", "", Options.known(), "", true);
                return;
            }
            System.exit(options.soak > 0 ? new Soak(options).run() : new Bench(options).run());
        } catch (ParseException | NumberFormatException wrong) {
            System.err.println("bench/run: " + wrong.getMessage() + "; bench/run --help lists the options");
            System.exit(2);
        } catch (IOException failed) {
            System.err.println("bench/run: " + failed.getMessage());
            System.exit(1);
        }
    }

    int run() throws Exception {
        try (var standIn = standIn(options)) {
            var contestants = Contestant.all(options, standIn.port);
            var lives = new TreeMap<String, Life>();
            for (var contestant : contestants) {
                lives.put(contestant.key(), life(contestant));
            }
            var cells = new LinkedHashMap<String, Cell>();
            try {
                for (var contestant : contestants) {
                    warmUp(contestant);
                }
                for (var workload : options.asked()) {
                    for (var callers : options.callers) {
                        for (var round = 0; round < options.rounds; round++) {
                            for (var i = 0; i < contestants.size(); i++) {
                                var contestant = contestants.get((i + round) % contestants.size());
                                var cell = cells.computeIfAbsent(
                                        Report.key(contestant, workload, callers), key -> new Cell());
                                if (!cell.failed()) {
                                    measureOrFail(contestant, workload, callers, cell, standIn);
                                }
                            }
                        }
                    }
                }
                for (var contestant : contestants) {
                    var resident = running(contestant).residentMiB();
                    lives.computeIfPresent(contestant.key(), (key, life) -> life.after(resident));
                }
            } finally {
                for (var server : running.values()) {
                    server.close();
                }
            }
            new Report(options, contestants, cells, lives).write();
        }
        return failed ? 1 : 0;
    }

    static Running standIn(Options options) throws IOException {
        var jar = options.home.resolve("bench/target/bench.jar").toString();
        var log = options.home.resolve("bench/target/logs/stand-in.log");
        var standIn = new Running(
                List.of(Running.JAVA, "-XX:+UseSerialGC", "-cp", jar, "dev.paigomcp.bench.standin.StandIn", "PORT"),
                Map.of(),
                log);
        standIn.await(log);
        return standIn;
    }

    /** Starts it a few times for the time that takes, and keeps the last. */
    private Life life(Contestant contestant) throws IOException, InterruptedException {
        if (!contestant.node() && !contestant.key().equals("b")) {
            try (var training = Running.start(contestant.training(), logs)) {
                training.firstAnswer();
            }
        }
        var starts = new ArrayList<Duration>();
        for (var i = 0; i < options.starts; i++) {
            var server = Running.start(contestant, logs);
            starts.add(server.firstAnswer());
            if (i + 1 < options.starts) {
                server.close();
            } else {
                running.put(contestant.key(), server);
                Thread.sleep(2_000); // what the start left behind settles
            }
        }
        var sorted = starts.stream().sorted().toList();
        say(
                "%s: first answer after %d ms",
                contestant.title(), sorted.get(sorted.size() / 2).toMillis());
        return new Life(sorted, running(contestant).residentMiB(), 0);
    }

    private void warmUp(Contestant contestant) throws IOException {
        var workloads = options.asked();
        var part = Duration.ofSeconds(options.warmUp).dividedBy(workloads.size());
        for (var workload : workloads) {
            load(contestant, workload, WARM_UP_CALLERS, part);
        }
        say("%s: warmed up", contestant.title());
    }

    /** What gives wrong answers is shown as failed: it must not look fast, nor hide what the others did. */
    private void measureOrFail(Contestant contestant, Workload workload, int callers, Cell cell, Running standIn) {
        try {
            measure(contestant, workload, callers, cell, standIn);
        } catch (IOException e) {
            cell.fail();
            failed = true;
            number += 1_000_000; // what was still asked is not asked again
            say("%s", String.valueOf(e.getMessage()));
        }
    }

    private void measure(Contestant contestant, Workload workload, int callers, Cell cell, Running standIn)
            throws IOException {
        load(contestant, workload, callers, Duration.ofMillis(500)); // connections and threads for so many
        var server = running(contestant);
        var before = List.of(
                server.cpu(), ProcessHandle.current().info().totalCpuDuration().orElseThrow(), standIn.cpu());
        var sample = load(contestant, workload, callers, Duration.ofSeconds(options.seconds));
        cell.add(
                sample,
                server.cpu().minus(before.get(0)).toNanos(),
                ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow()
                        .minus(before.get(1))
                        .toNanos(),
                standIn.cpu().minus(before.get(2)).toNanos());
        say(
                "%s %-5s %3d callers: %,8.0f calls/s, p50 %.2f ms, p99 %.2f ms",
                contestant.key(), workload, callers, sample.perSecond(), sample.millis(500), sample.millis(990));
    }

    private dev.paigomcp.bench.load.Sample load(Contestant contestant, Workload workload, int callers, Duration time)
            throws IOException {
        var server = running(contestant);
        try (var load = new Load(server.port, callers, server.question(workload), number)) {
            var sample = load.run(time);
            number = load.next();
            return sample;
        } catch (IOException e) {
            throw new IOException(contestant.title() + ", " + workload + ": " + e.getMessage(), e);
        }
    }

    private Running running(Contestant contestant) {
        return java.util.Objects.requireNonNull(running.get(contestant.key()));
    }

    static void say(String format, Object... values) {
        System.err.println(String.format(java.util.Locale.ROOT, format, values));
    }

    /**
     * A contestant's start and memory.
     *
     * @param starts from the start of the process to the first answered call, fastest first
     */
    record Life(List<Duration> starts, int idleMiB, int loadedMiB) {
        Life after(int resident) {
            return new Life(starts, idleMiB, resident);
        }

        long startMillis() {
            return starts.get(starts.size() / 2).toMillis();
        }
    }
}

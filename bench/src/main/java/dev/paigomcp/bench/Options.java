package dev.paigomcp.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be asked of {@code bench/run}. */
@Command(name = "bench/run", mixinStandardHelpOptions = true, description = "Measures the server against others.")
final class Options implements Callable<Integer> {
    @Option(names = "--seconds", description = "of each measurement (default: ${DEFAULT-VALUE})", defaultValue = "5")
    int seconds;

    @Option(names = "--rounds", description = "of all contestants (default: ${DEFAULT-VALUE})", defaultValue = "3")
    int rounds;

    @Option(names = "--warm-up", description = "seconds for each (default: ${DEFAULT-VALUE})", defaultValue = "30")
    int warmUp;

    @Option(names = "--starts", description = "of each, timed (default: ${DEFAULT-VALUE})", defaultValue = "5")
    int starts;

    @Option(names = "--only", description = "contestants, such as a,b (default: all)", split = ",")
    List<String> only = List.of();

    @Option(names = "--workloads", description = "of write, read, list (default: all)", split = ",")
    List<String> workloads = List.of();

    @Option(names = "--callers", description = "(default: ${DEFAULT-VALUE})", split = ",", defaultValue = "1,32,256")
    List<Integer> callers = List.of();

    @Option(names = "--jvm", description = "flags of every Java contestant (default: those of ./paigo-mcp)")
    String jvm = "";

    @Option(names = "--soak", description = "only ask the server so many times and watch its memory")
    int soak;

    @Option(names = "--also", description = "another build's jar of this server, measured beside it as (x)")
    @Nullable
    Path also;

    @Option(names = "--home", description = "the checkout", defaultValue = ".", hidden = true)
    Path home = Path.of(".");

    @Option(names = "--dry", description = "print the tables and leave RESULTS.md and README.md as they are")
    boolean dry;

    @Override
    public Integer call() throws Exception {
        return soak > 0 ? new Soak(this).run() : new Bench(this).run();
    }

    List<String> flags() {
        return Stream.of(jvm.split(" ")).filter(flag -> !flag.isBlank()).toList();
    }

    boolean wants(Contestant contestant) {
        return only.isEmpty() || only.contains(contestant.key());
    }

    Set<Workload> asked() {
        return Stream.of(Workload.values())
                .filter(load -> workloads.isEmpty() || workloads.contains(load.name()))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}

package dev.paigomcp.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.jspecify.annotations.Nullable;

/** What can be asked of {@code bench/run}; README.md tells what each is for. */
final class Options {
    final int seconds;
    final int rounds;
    final int warmUp;
    final int starts;
    final List<String> only;
    final List<String> workloads;
    final List<Integer> callers;
    final String jvm;
    final int soak;
    final @Nullable Path also;
    final Path home;
    final boolean dry;
    final boolean help;

    private Options(CommandLine line) {
        this.seconds = number(line, "seconds", 5);
        this.rounds = number(line, "rounds", 3);
        this.warmUp = number(line, "warm-up", 30);
        this.starts = number(line, "starts", 5);
        this.only = list(line.getOptionValue("only", ""));
        this.workloads = list(line.getOptionValue("workloads", ""));
        this.callers = list(line.getOptionValue("callers", "1,32,256")).stream()
                .map(Integer::valueOf)
                .toList();
        var flags = line.getOptionValues("jvm");
        this.jvm = flags == null ? "" : flags[flags.length - 1]; // bench/run names those of the launcher first
        this.soak = number(line, "soak", 0);
        var jar = line.getOptionValue("also");
        this.also = jar == null ? null : Path.of(jar);
        this.home = Path.of(line.getOptionValue("home", "."));
        this.dry = line.hasOption("dry");
        this.help = line.hasOption("help");
    }

    /** Reads the command line. */
    static Options read(String... args) throws ParseException {
        var all = known();
        var line = DefaultParser.builder().setAllowPartialMatching(false).get().parse(all, args);
        if (!line.getArgList().isEmpty()) {
            throw new ParseException("\"" + line.getArgList().get(0) + "\" is one argument too many");
        }
        return new Options(line);
    }

    /** Every option, for the help. */
    static org.apache.commons.cli.Options known() {
        return new org.apache.commons.cli.Options()
                .addOption(valued("seconds", "N", "of each measurement (5)"))
                .addOption(valued("rounds", "N", "of all contestants (3)"))
                .addOption(valued("warm-up", "N", "seconds for each (30)"))
                .addOption(valued("starts", "N", "of each, timed (5)"))
                .addOption(valued("only", "LIST", "contestants, such as a,b (all)"))
                .addOption(valued("workloads", "LIST", "of write, read, list (all)"))
                .addOption(valued("callers", "LIST", "at once (1,32,256)"))
                .addOption(valued("jvm", "FLAGS", "of every Java contestant (those of ./paigo-mcp)"))
                .addOption(valued("soak", "N", "only ask the server so many times and watch its memory"))
                .addOption(valued("also", "JAR", "another build of this server, measured beside it as (x)"))
                .addOption(valued("home", "DIR", "the checkout"))
                .addOption(null, "dry", false, "print the tables and write no file")
                .addOption("h", "help", false, "show this and exit");
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

    private static Option valued(String name, String value, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }

    private static int number(CommandLine line, String name, int otherwise) {
        var given = line.getOptionValue(name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}

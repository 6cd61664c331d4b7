package dev.paigomcp.cli;

import dev.paigomcp.cli.Command.UsageException;
import dev.paigomcp.common.BuildVersion;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.mapping.Nearest;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.slf4j.LoggerFactory;

/**
 * The command line: {@code serve}, {@code stdio}, {@code demo}, {@code tools}, {@code call}, {@code token},
 * {@code seal-key}, {@code doctor} and {@code archive}.
 */
public final class Commands {
    static final int EXIT_FAILED = 1;
    static final int EXIT_WRONG_USAGE = 2;

    /** The commands in the order of the help. The command {@code train} is not listed. */
    private static final List<Command> COMMANDS = List.of(
            ServerCommands.SERVE,
            ServerCommands.STDIO,
            DemoCommand.COMMAND,
            ToolsCommand.COMMAND,
            CallCommand.COMMAND,
            SecretCommands.TOKEN,
            SecretCommands.SEAL_KEY,
            DoctorCommand.COMMAND,
            ArchiveCommand.COMMAND);

    private Commands() {}

    /** Runs the command. Returns the exit code of the process: 0 for success, 1 for failure, 2 for wrong usage. */
    public static int run(String... args) {
        var name = args.length == 0 ? "--help" : args[0];
        switch (name) {
            case "-h", "--help", "help" -> System.out.print(HelpText.of(COMMANDS));
            case "-V", "--version" -> System.out.println("paigo-mcp " + BuildVersion.current());
            default -> {
                return run(name, Arrays.copyOfRange(args, 1, args.length));
            }
        }
        return 0;
    }

    private static int run(String name, String... words) {
        var found = name.equals(TrainCommand.COMMAND.name())
                ? TrainCommand.COMMAND
                : COMMANDS.stream()
                        .filter(command -> command.name().equals(name))
                        .findFirst()
                        .orElse(null);
        if (found == null) {
            var names = COMMANDS.stream().map(Command::name).toList();
            System.err.println("paigo-mcp: there is no command \"" + name + "\"" + Nearest.hint(name, names) + "\n");
            System.err.print(HelpText.of(COMMANDS));
            return EXIT_WRONG_USAGE;
        }
        var flags = new Options()
                .addOptions(found.flags())
                .addOption(new Option("h", "help", false, "show this help and exit"))
                .addOption(new Option("V", "version", false, "show the version and exit"));
        try {
            var given = ParsedArguments.parse(found, flags, words);
            if (given.has("help")) {
                System.out.print(HelpText.of(found, flags));
                return 0;
            }
            if (given.has("version")) {
                System.out.println("paigo-mcp " + BuildVersion.current());
                return 0;
            }
            return found.action().run(given);
        } catch (UsageException wrong) {
            System.err.println("paigo-mcp " + name + ": " + wrong.getMessage() + "\n");
            System.err.print(HelpText.of(found, flags));
            return EXIT_WRONG_USAGE;
        } catch (ConfigException wrong) {
            System.err.println("paigo-mcp cannot start:");
            String.valueOf(wrong.getMessage()).lines().forEach(problem -> System.err.println("- " + problem));
            return EXIT_FAILED;
        } catch (Throwable defect) { // an Error too, so that the exit code tells
            LoggerFactory.getLogger(Commands.class).error("{} failed", name, defect);
            return EXIT_FAILED;
        }
    }
}

package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.mapping.Nearest;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.slf4j.LoggerFactory;

/**
 * The command line: {@code serve}, {@code stdio}, {@code demo}, {@code tools}, {@code call}, {@code token},
 * {@code seal-key} and {@code doctor}.
 */
public final class Commands {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    /** In the order of the help. */
    private static final List<Command> COMMANDS = List.of(
            ServeCommand.COMMAND,
            StdioCommand.COMMAND,
            DemoCommand.COMMAND,
            ToolsCommand.COMMAND,
            CallCommand.COMMAND,
            TokenCommand.COMMAND,
            SealKeyCommand.COMMAND,
            DoctorCommand.COMMAND);

    private Commands() {}

    /** Runs the command and returns the process' exit code: 0 done, 1 failed, 2 wrong usage. */
    public static int run(String... args) {
        var name = args.length == 0 ? "--help" : args[0];
        switch (name) {
            case "-h", "--help", "help" -> System.out.print(HelpText.of(COMMANDS));
            case "-V", "--version" -> System.out.println("paigo-mcp " + App.version());
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
            return WRONG_USAGE;
        }
        var flags = new Options()
                .addOptions(found.flags())
                .addOption(new Option("h", "help", false, "show this help and exit"))
                .addOption(new Option("V", "version", false, "show the version and exit"));
        try {
            var given = ParsedArguments.read(found, flags, words);
            if (given.has("help")) {
                System.out.print(HelpText.of(found, flags));
                return 0;
            }
            if (given.has("version")) {
                System.out.println("paigo-mcp " + App.version());
                return 0;
            }
            return found.action().run(given);
        } catch (UsageException wrong) {
            System.err.println("paigo-mcp " + name + ": " + wrong.getMessage() + "\n");
            System.err.print(HelpText.of(found, flags));
            return WRONG_USAGE;
        } catch (ConfigException wrong) {
            System.err.println("paigo-mcp cannot start:");
            String.valueOf(wrong.getMessage()).lines().forEach(problem -> System.err.println("- " + problem));
            return FAILED;
        } catch (Exception defect) {
            LoggerFactory.getLogger(Commands.class).error("{} failed", name, defect);
            return FAILED;
        }
    }
}

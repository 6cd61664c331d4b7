package dev.paigomcp.cli;

import dev.paigomcp.mapping.Nearest;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** What was given to a command: flags with their values, and arguments. */
final class ParsedArguments {
    private final CommandLine line;

    private ParsedArguments(CommandLine line) {
        this.line = line;
    }

    /**
     * Reads the words behind the command's name.
     *
     * @throws UsageException when a flag is unknown, lacks its value or comes twice, or the arguments are too few or many
     */
    static ParsedArguments read(Command command, Options flags, String... words) {
        var line = parse(flags, words);
        for (var option : line.getOptions()) {
            if (option.hasArg() && line.getOptionValues(option).length > 1) {
                throw new UsageException("--" + option.getLongOpt() + " is given twice");
            }
        }
        var arguments = line.getArgList();
        if (arguments.size() > command.arguments().size()) {
            throw new UsageException("\"" + arguments.get(command.arguments().size()) + "\" is one argument too many");
        }
        var given = new ParsedArguments(line);
        if (arguments.size() < command.needed() && !given.has("help") && !given.has("version")) {
            throw new UsageException(command.arguments().get(arguments.size()) + " is missing");
        }
        return given;
    }

    boolean has(String flag) {
        return line.hasOption(flag);
    }

    Optional<String> flag(String name) {
        return Optional.ofNullable(line.getOptionValue(name));
    }

    /** The argument at the place, counted from 0. */
    Optional<String> argument(int place) {
        var arguments = line.getArgList();
        return place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty();
    }

    private static CommandLine parse(Options flags, String... words) {
        try {
            return DefaultParser.builder().setAllowPartialMatching(false).get().parse(flags, words);
        } catch (UnrecognizedOptionException e) {
            var wrong = e.getOption();
            var name = wrong.contains("=") ? wrong.substring(0, wrong.indexOf('=')) : wrong;
            var known = flags.getOptions().stream()
                    .map(option -> "--" + option.getLongOpt())
                    .toList();
            throw new UsageException("there is no flag " + name + Nearest.hint(name, known));
        } catch (MissingArgumentException e) {
            throw new UsageException("--" + e.getOption().getLongOpt() + " needs a value: --"
                    + e.getOption().getLongOpt() + "=" + e.getOption().getArgName());
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}

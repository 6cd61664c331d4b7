package dev.paigomcp.cli;

import dev.paigomcp.cli.Command.UsageException;
import dev.paigomcp.mapping.Nearest;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The arguments of a command: flags with their values, and positional arguments. */
final class ParsedArguments {
    private final CommandLine line;

    private ParsedArguments(CommandLine line) {
        this.line = line;
    }

    /**
     * Parses the words after the name of the command.
     *
     * @throws UsageException if a flag is unknown, lacks its value or appears twice, or the number of arguments is wrong
     */
    static ParsedArguments parse(Command command, Options flags, String... words) {
        var line = parseLine(flags, words);
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
        if (arguments.size() < command.requiredArguments() && !given.has("help") && !given.has("version")) {
            throw new UsageException(command.arguments().get(arguments.size()) + " is missing");
        }
        return given;
    }

    /** Returns whether the flag, named without dashes, was given. */
    boolean has(String flag) {
        return line.hasOption(flag);
    }

    /** Returns the value of the flag, named without dashes, if it was given. */
    Optional<String> flag(String name) {
        return Optional.ofNullable(line.getOptionValue(name));
    }

    /** Returns the argument at the place, counted from 0, if it was given. */
    Optional<String> argument(int place) {
        var arguments = line.getArgList();
        return place < arguments.size() ? Optional.of(arguments.get(place)) : Optional.empty();
    }

    private static CommandLine parseLine(Options flags, String... words) {
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

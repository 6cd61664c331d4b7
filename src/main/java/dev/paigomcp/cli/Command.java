package dev.paigomcp.cli;

import java.util.List;
import org.apache.commons.cli.Options;

/**
 * One command.
 *
 * @param arguments the names of what follows the flags, each in square brackets when it may be left out
 * @param summary one sentence
 */
record Command(String name, List<String> arguments, String summary, Options flags, Action action) {
    /** What the command does: ends with the process' exit code. */
    interface Action {
        int run(ParsedArguments given) throws Exception;
    }

    /** How to write it, after the program's name. */
    String synopsis() {
        return name + " [flags]" + (arguments.isEmpty() ? "" : " " + String.join(" ", arguments));
    }

    /** How many of the arguments must be given. */
    long needed() {
        return arguments.stream().filter(argument -> !argument.startsWith("[")).count();
    }
}

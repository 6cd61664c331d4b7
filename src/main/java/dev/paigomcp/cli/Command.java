package dev.paigomcp.cli;

import java.util.List;
import org.apache.commons.cli.Options;

/**
 * A command.
 *
 * @param arguments the names of the arguments after the flags; an optional one is in square brackets
 * @param summary one sentence that says what the command does
 */
record Command(String name, List<String> arguments, String summary, Options flags, Action action) {
    /** Carries out a command. */
    interface Action {
        /**
         * Returns the exit code of the process.
         *
         * @throws UsageException if the arguments are wrong
         */
        int run(ParsedArguments given) throws Exception;
    }

    /** Thrown if a command line cannot be understood. The message is for the person who wrote it. */
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }
    }

    /** Returns how to write the command, after the name of the program. */
    String synopsis() {
        return name + " [flags]" + (arguments.isEmpty() ? "" : " " + String.join(" ", arguments));
    }

    /** Returns the number of arguments that must be given. */
    long requiredArguments() {
        return arguments.stream().filter(argument -> !argument.startsWith("[")).count();
    }
}

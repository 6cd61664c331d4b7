package dev.paigomcp.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** Makes the text that {@code --help} prints. */
final class HelpText {
    private HelpText() {}

    /** Returns the help of the program. */
    static String of(List<Command> commands) {
        var text = new StringBuilder("Usage: paigo-mcp COMMAND [flags]\n"
                + "A self-hosted MCP server for a Paigo billing account.\n\nCommands:\n");
        for (var command : commands) {
            text.append(String.format("  %-8s %s%n", command.name(), command.summary()));
        }
        return text.append("\nFlags:\n  -h, --help       show this help, or after a command's name that command's\n")
                .append("  -V, --version    show the version\n\n")
                .append("Without any PAIGO_ setting it works on a built-in demo and never reaches Paigo.\n")
                .append("Settings are environment variables (PAIGO_...) or flags; docs/configuration.md lists them.\n")
                .toString();
    }

    /** Returns the help of a command. */
    static String of(Command command, Options flags) {
        var text = new StringBuilder("Usage: paigo-mcp " + command.synopsis() + "\n" + command.summary() + "\n\n");
        var inOrder = List.copyOf(flags.getOptions());
        try {
            var page = new TextHelpAppendable(text);
            page.setMaxWidth(100);
            HelpFormatter.builder()
                    .setHelpAppendable(page)
                    .setShowSince(false)
                    .setComparator(Comparator.comparing(inOrder::indexOf))
                    .get()
                    .printOptions(flags);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to a StringBuilder does not fail
        }
        return text.toString();
    }
}

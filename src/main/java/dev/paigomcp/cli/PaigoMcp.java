package dev.paigomcp.cli;

import dev.paigomcp.App;
import dev.paigomcp.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code serve}, {@code stdio}, {@code demo}, {@code tools} and {@code call}. */
@Command(
        name = "paigo-mcp",
        description = {"A self-hosted MCP server for a Paigo billing account.", ""},
        subcommands = {
            ServeCommand.class,
            StdioCommand.class,
            DemoCommand.class,
            ToolsCommand.class,
            CallCommand.class,
            TrainCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = PaigoMcp.Version.class,
        footer = {
            "",
            "Without any PAIGO_ setting it works on a built-in demo and never reaches Paigo.",
            "Settings are environment variables (PAIGO_...) or flags of the commands; README.md lists them."
        })
public final class PaigoMcp {
    static final int FAILED = 1;

    private PaigoMcp() {}

    /** Runs the command and returns the process' exit code: 0 done, 1 failed, 2 wrong usage. */
    public static int run(String... args) {
        var line = new CommandLine(new PaigoMcp());
        line.setExecutionExceptionHandler((thrown, command, result) -> {
            if (thrown instanceof ConfigException) {
                command.getErr().println("paigo-mcp cannot start:");
                String.valueOf(thrown.getMessage())
                        .lines()
                        .forEach(problem -> command.getErr().println("- " + problem));
                return FAILED;
            }
            throw thrown;
        });
        if (args.length == 0) {
            line.usage(line.getOut());
            return 0;
        }
        return line.execute(args);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"paigo-mcp " + App.version()};
        }
    }
}

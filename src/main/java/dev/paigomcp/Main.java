package dev.paigomcp;

import dev.paigomcp.cli.PaigoMcp;
import dev.paigomcp.tools.GeneratedTools;
import io.javalin.Javalin;
import java.util.concurrent.CompletableFuture;

/** The program: hands its arguments to the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // While this thread reads the command line, another loads what every command needs; what it makes is thrown
        // away.
        CompletableFuture.runAsync(Main::load);
        System.exit(PaigoMcp.run(args));
    }

    private static void load() {
        Javalin.create();
        GeneratedTools.load();
    }
}

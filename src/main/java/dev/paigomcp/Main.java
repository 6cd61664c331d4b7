package dev.paigomcp;

import dev.paigomcp.cli.Commands;
import dev.paigomcp.logging.StderrWriter;
import io.javalin.Javalin;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/** The program: hands its arguments to the command line. */
public final class Main {
    private static final String REFERENCES = "org.eclipse.jetty.util.referencesPerCacheLine";

    private Main() {}

    public static void main(String[] args) {
        // To find the size of a reference, Jetty would start Java's management: 60 ms of a start for 4 bytes, 16 to a
        // line.
        if (System.getProperty(REFERENCES) == null) {
            System.setProperty(REFERENCES, "16");
        }
        // While this thread reads the command line, another loads the classes that every command needs: 70 ms of a
        // start (decision 0014). What it makes is thrown away.
        CompletableFuture.runAsync(Main::load);
        // These two run for days, and whoever started them may have stopped reading.
        if (args.length > 0 && (args[0].equals("serve") || args[0].equals("stdio"))) {
            StderrWriter.install();
        }
        var status = Commands.run(args);
        StderrWriter.flush();
        System.exit(status);
    }

    private static void load() {
        LoggerFactory.getLogger(Main.class);
        Javalin.create();
    }
}

package dev.paigomcp;

import dev.paigomcp.cli.PaigoMcp;

/** The program: hands its arguments to the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(PaigoMcp.run(args));
    }
}

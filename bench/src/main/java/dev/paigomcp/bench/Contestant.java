package dev.paigomcp.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server that is measured.
 *
 * @param command without the port, for which {@code PORT} stands
 * @param node whether it speaks in sessions and under the contract's names
 */
record Contestant(String key, String title, List<String> command, Map<String, String> environment, boolean node) {
    private static final String MAIN = "dev.paigomcp.bench.rival.";

    /** All that there are on this machine; the Node server is left out where it was not built. */
    static List<Contestant> all(Options options, int paigo) {
        var jar = options.home.resolve("bench/target/bench.jar").toString();
        var base = "http://127.0.0.1:" + paigo;
        var all = new ArrayList<Contestant>();
        all.add(java(options, "a", "bare Javalin route", List.of("-cp", jar, MAIN + "BareRoute", "PORT", base)));
        var built = options.home.resolve("target");
        all.add(ours(options, "b", "paigo-mcp", built.resolve("paigo-mcp.jar"), built.resolve("paigo-mcp.jsa"), base));
        if (options.also != null) {
            var archive = options.home.resolve("bench/target/x.jsa");
            all.add(ours(options, "x", "paigo-mcp, another build", options.also, archive, base));
        }
        all.add(java(options, "c", "SDK stateless servlet", List.of("-cp", jar, MAIN + "SdkServlet", "PORT", base)));
        var node = options.home.resolve("bench/target/node-server/build/index.js");
        if (Files.exists(node)) {
            all.add(new Contestant(
                    "d",
                    "openapi-mcp-generator on Node",
                    List.of("node", node.toString(), "--transport=streamable-http"),
                    Map.of("PORT", "PORT", "API_BASE_URL", base, "OAUTH_TOKEN_BEARER", "bench-token"),
                    true));
        }
        return all.stream().filter(options::wants).toList();
    }

    private static Contestant java(Options options, String key, String title, List<String> program) {
        var archive = options.home.resolve("bench/target/" + key + ".jsa");
        return new Contestant(key, title, command(options, archive, program), Map.of(), false);
    }

    /** This server as it is run in production, but for the address of Paigo. */
    private static Contestant ours(Options options, String key, String title, Path jar, Path archive, String base) {
        return new Contestant(
                key,
                title,
                command(options, archive, List.of("-jar", jar.toString(), "serve", "--port", "PORT")),
                Map.of(
                        "PAIGO_ENVIRONMENT", "sandbox",
                        "PAIGO_BASE_URL", base,
                        "PAIGO_TOKEN_URL", base + "/oauth/token",
                        "PAIGO_CLIENT_ID", "bench",
                        "PAIGO_CLIENT_SECRET", "bench-secret"),
                false);
    }

    private static List<String> command(Options options, Path archive, List<String> program) {
        var shared =
                Stream.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        return Stream.of(Stream.of(Running.JAVA), options.flags().stream(), shared, program.stream())
                .flatMap(part -> part)
                .toList();
    }

    /** The same, writing its class-data archive when it ends. */
    Contestant training() {
        var training = command.stream()
                .filter(part -> !part.startsWith("-Xshare") && !part.startsWith("-Xlog:cds"))
                .map(part -> part.replace("-XX:SharedArchiveFile=", "-XX:ArchiveClassesAtExit="))
                .toList();
        return new Contestant(key, title, training, environment, node);
    }
}

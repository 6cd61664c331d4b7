package dev.paigomcp.bench;

import dev.paigomcp.bench.load.Load;
import dev.paigomcp.bench.load.Question;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that was started for the measurement, and what the machine says of it. */
final class Running implements AutoCloseable {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String VERSION = "2025-06-18";

    final int port;
    private final Process process;
    private final long started = System.nanoTime();
    private final Map<String, String> headers = new HashMap<>(Map.of("MCP-Protocol-Version", VERSION));
    private boolean node;

    Running(List<String> command, Map<String, String> environment, Path log) throws IOException {
        this.port = freePort();
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(command.stream()
                .map(part -> part.equals("PORT") ? "" + port : part)
                .toList());
        environment.forEach((name, value) -> builder.environment().put(name, value.equals("PORT") ? "" + port : value));
        this.process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // however the run ends
    }

    /** Starts it and waits until it takes connections. */
    static Running start(Contestant contestant, Path logs) throws IOException, InterruptedException {
        var running =
                new Running(contestant.command(), contestant.environment(), logs.resolve(contestant.key() + ".log"));
        running.await(logs.resolve(contestant.key() + ".log"));
        running.node = contestant.node();
        if (contestant.node()) {
            running.openSession();
        }
        return running;
    }

    void await(Path log) throws IOException {
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port));
                return;
            } catch (ConnectException e) {
                if (!process.isAlive() || System.nanoTime() - started > PATIENCE_NANOS) {
                    throw new IOException("a server did not start; it said: " + Files.readString(log), e);
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** From its start to the answer to one call. */
    Duration firstAnswer() throws IOException {
        try (var load = new Load(port, 1, question(Workload.read), 1)) {
            load.run(1);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void openSession() throws IOException, InterruptedException {
        var hello = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\""
                + VERSION + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(hello))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        var session = answer.headers().firstValue("mcp-session-id");
        headers.put("Mcp-Session-Id", session.orElseThrow(() -> new IOException("no session: " + answer.body())));
    }

    Question question(Workload workload) {
        return new Question(port, headers, node ? workload.nodeCall() : workload.call(), workload.mark);
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Memory that is resident, in MiB; 0 where the machine does not tell. */
    int residentMiB() throws IOException {
        var status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        }
    }

    long pid() {
        return process.pid();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}

package dev.paigomcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paigomcp.config.Environment;
import dev.paigomcp.http.ExampleTools;
import dev.paigomcp.mcp.ServerInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server with example tools at one end of two pipes of the system, and a test at the other. */
final class Pipe implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final ExampleTools tools = new ExampleTools();
    final CompletableFuture<Void> ended;
    private final OutputStream toServer;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> read;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    Pipe() throws IOException {
        var there = java.nio.channels.Pipe.open();
        var back = java.nio.channels.Pipe.open();
        var count = new AtomicInteger();
        var endpoint = tools.endpoint(new ServerInfo(Environment.demo, true, "1.2.3", "Bill."));
        var serverOut = Channels.newOutputStream(back.sink());
        var server = new StdioServer(
                endpoint, Channels.newInputStream(there.source()), serverOut, () -> "id-" + count.incrementAndGet());
        toServer = Channels.newOutputStream(there.sink());
        ended = CompletableFuture.runAsync(() -> run(server, serverOut), threads);
        read = CompletableFuture.runAsync(
                () -> new BufferedReader(
                                new InputStreamReader(Channels.newInputStream(back.source()), StandardCharsets.UTF_8))
                        .lines()
                        .forEach(lines::add),
                threads);
    }

    private static void run(StdioServer server, OutputStream out) {
        try (out) {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void send(String line) throws IOException {
        sendWithoutEnd(line + "\n");
    }

    void sendWithoutEnd(String text) throws IOException {
        toServer.write(text.getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    String line() throws InterruptedException {
        var line = lines.poll(10, TimeUnit.SECONDS);
        assertThat(line).as("an answer").isNotNull();
        return line;
    }

    JsonNode read() throws InterruptedException {
        return JSON.readTree(line());
    }

    String ask(String line) throws IOException, InterruptedException {
        send(line);
        return line();
    }

    void endInput() throws IOException {
        toServer.close();
    }

    /** All lines that are still to come, once input has ended. */
    List<String> rest() throws Exception {
        endInput();
        read.get(20, TimeUnit.SECONDS);
        return new ArrayList<>(lines);
    }

    @Override
    public void close() throws IOException {
        tools.release.countDown();
        endInput();
        try {
            ended.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the server did not end", e);
        } finally {
            threads.shutdown();
        }
    }
}

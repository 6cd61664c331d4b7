package dev.paigomcp.stdio;

import dev.paigomcp.config.Environment;
import dev.paigomcp.http.ExampleTools;
import dev.paigomcp.mcp.McpEndpoint;
import dev.paigomcp.mcp.ServerIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server with example tools at one end, and a test at the other. */
final class Pipe implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final ExampleTools tools = new ExampleTools();
    final CompletableFuture<Void> ended;
    private final OutputStream toServer;
    private final BufferedReader fromServer;

    Pipe() throws IOException {
        var input = new PipedOutputStream();
        var output = new PipedInputStream(1024 * 1024);
        var serverIn = new PipedInputStream(input, 64 * 1024);
        var serverOut = new PipedOutputStream(output);
        var count = new AtomicInteger();
        var endpoint = new McpEndpoint(new ServerIdentity(Environment.demo, true, "1.2.3", "Bill."), tools);
        var server = new StdioServer(endpoint, serverIn, serverOut, () -> "id-" + count.incrementAndGet());
        toServer = input;
        fromServer = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        ended = CompletableFuture.runAsync(
                () -> {
                    try (serverOut) {
                        server.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                Executors.newSingleThreadExecutor());
    }

    void send(String line) throws IOException {
        toServer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        toServer.flush();
    }

    void sendWithoutEnd(String text) throws IOException {
        toServer.write(text.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode read() throws IOException {
        return JSON.readTree(fromServer.readLine());
    }

    String ask(String line) throws IOException {
        send(line);
        return fromServer.readLine();
    }

    void endInput() throws IOException {
        toServer.close();
    }

    /** All lines that are still to come, once input has ended. */
    List<String> rest() throws IOException {
        endInput();
        return fromServer.lines().toList();
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
        }
    }
}

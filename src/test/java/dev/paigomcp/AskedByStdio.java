package dev.paigomcp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program, asked over two pipes as over standard input and output. */
final class AskedByStdio implements Asked {
    private final OutputStream toServer;
    private final BufferedReader fromServer;
    private final CompletableFuture<Void> ended;

    AskedByStdio(LocalDeployment account) throws IOException {
        var there = Pipe.open();
        var back = Pipe.open();
        toServer = Channels.newOutputStream(there.sink());
        fromServer = new BufferedReader(
                new InputStreamReader(Channels.newInputStream(back.source()), StandardCharsets.UTF_8));
        ended = CompletableFuture.runAsync(() -> {
            try (var out = Channels.newOutputStream(back.sink())) {
                account.serveStdio(Channels.newInputStream(there.source()), out);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public String body(String era, String method, String params) {
        try {
            toServer.write((Asked.message(era, method, params) + "\n").getBytes(StandardCharsets.UTF_8));
            toServer.flush();
            var line = fromServer.readLine();
            if (line == null) {
                throw new AssertionError("no answer");
            }
            return line;
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        }
    }

    @Override
    public void close() throws IOException {
        toServer.close();
        ended.orTimeout(10, TimeUnit.SECONDS).join();
    }
}

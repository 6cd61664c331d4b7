package dev.paigomcp.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A Paigo that gives a token and then leaves every request without an answer, until whoever asked hangs up. */
final class SilentPaigo implements AutoCloseable {
    private static final String TOKEN = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    /** A request is there. */
    final CountDownLatch asked = new CountDownLatch(1);

    /** Whoever sent it is gone. */
    final CountDownLatch abandoned = new CountDownLatch(1);

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    SilentPaigo() throws IOException {
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            return; // closed
        }
    }

    private void serve(Socket socket) {
        var mute = false;
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("POST /oauth/token")) {
                    giveToken(socket);
                    return;
                }
                if (line.startsWith("GET ")) {
                    mute = true;
                    asked.countDown();
                }
            }
        } catch (IOException e) {
            // Reset in place of closed: gone all the same.
        }
        if (mute) {
            abandoned.countDown();
        }
    }

    private static void giveToken(Socket socket) throws IOException {
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ";
        socket.getOutputStream()
                .write((head + TOKEN.length() + "\r\n\r\n" + TOKEN).getBytes(StandardCharsets.US_ASCII));
    }

    /** Hangs up on whoever still waits. */
    void hangUp() throws IOException {
        listener.close();
        threads.shutdown();
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}

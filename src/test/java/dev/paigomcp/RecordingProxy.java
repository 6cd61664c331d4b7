package dev.paigomcp;

import dev.paigomcp.common.Daemons;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that leads every {@code CONNECT} to one port of this machine, and keeps what it was asked. */
public final class RecordingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final int target;
    private volatile String answer = "HTTP/1.1 200 Connection established\r\n\r\n";

    /** @param target the port that all connections end at */
    public RecordingProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accept(listener, this::serve);
    }

    private interface Work {
        void on(Socket socket) throws IOException;
    }

    private static void accept(ServerSocket listener, Work work) {
        Daemons.call("test-accept", () -> {
            while (!listener.isClosed()) {
                var socket = listener.accept();
                Daemons.call("test-serve", () -> {
                    try (socket) {
                        work.on(socket);
                    }
                    return true;
                });
            }
            return true;
        });
    }

    /** Passes everything that comes in on to a port of this machine, and everything back; for the host behind the proxy. */
    public static void forward(ServerSocket from, int port) {
        accept(from, socket -> join(socket, port));
    }

    private static void join(Socket socket, int port) throws IOException {
        try (var onward = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var back = Daemons.call("test-back", () -> pump(onward.getInputStream(), socket.getOutputStream()));
            pump(socket.getInputStream(), onward.getOutputStream());
            onward.shutdownOutput();
            back.join();
        }
    }

    private static boolean pump(InputStream in, OutputStream out) throws IOException {
        var buffer = new byte[8192];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
        }
        return true;
    }

    private void serve(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        heads.add(head.toString());
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        if (answer.contains(" 200 ")) {
            join(socket, target);
        }
    }

    /** Makes the proxy answer this from now on. */
    public void answer(String status) {
        answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
    }

    /** Returns the heads of all requests so far. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** Returns the address of the proxy. */
    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

package dev.paigomcp.paigo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a free loopback port whose handler decides every byte of an answer. */
public final class LoopbackServer implements AutoCloseable {
    /** A request as it was received, with the names of its headers in lower case. */
    public record Request(String method, String target, Map<String, String> headers, String body, int connection) {
        @Nullable
        public String header(String name) {
            return headers.get(name);
        }
    }

    public interface Handler {
        void handle(Request request, Line line) throws Exception;
    }

    /** The connection to the client, for answering. */
    public record Line(Socket socket) {
        public void answer(int status, String body, String... headers) throws IOException {
            answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
        }

        public void answer(int status, byte[] body, String... headers) throws IOException {
            var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\nContent-Length: " + body.length + "\r\n");
            List.of(headers).forEach(header -> head.append(header).append("\r\n"));
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(body);
            socket.getOutputStream().write(bytes.toByteArray());
        }

        public void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void drop() throws IOException {
            socket.close();
        }
    }

    private final ServerSocket listener;
    private final Handler handler;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public LoopbackServer(Handler handler) throws IOException {
        this(handler, new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
    }

    /** Starts the server on a given listener, such as one for TLS. */
    LoopbackServer(Handler handler, ServerSocket listener) {
        this.handler = handler;
        this.listener = listener;
        threads.execute(this::accept);
    }

    public URI url() {
        return URI.create("http://localhost:" + listener.getLocalPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    int connections() {
        return connections.get();
    }

    /** Returns the number of connections that this side has not closed. */
    int open() {
        return sockets.size();
    }

    /** Sends the text on every connection, whether it was asked or not. */
    void say(String text) throws IOException {
        for (var socket : sockets) {
            new Line(socket).raw(text);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                sockets.add(socket);
                var number = connections.incrementAndGet();
                threads.execute(() -> serve(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            while (!socket.isClosed()) {
                var request = read(socket.getInputStream(), connection);
                if (request == null) {
                    return;
                }
                requests.add(request);
                handler.handle(request, new Line(socket));
            }
        } catch (Exception e) {
            // The client went away, or the test is over.
            return;
        } finally {
            sockets.remove(socket);
        }
    }

    private static @Nullable Request read(InputStream in, int connection) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        var lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        var first = lines[0].split(" ");
        var headers = new TreeMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(
                first[0], first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8), connection);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (var socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}

package dev.paigomcp.paigo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;

/** A listener whose backlog is full, so that further connections hang. */
final class FullBacklog implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ArrayList<Socket> waiting = new ArrayList<>();

    FullBacklog() throws IOException {
        // One connection may fail because the machine is busy: only several in a row tell that there is no room.
        var refusedInARow = 0;
        for (var i = 0; i < 12 && refusedInARow < 3; i++) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(listener.getLocalSocketAddress(), 100);
                refusedInARow = 0;
            } catch (SocketTimeoutException e) {
                refusedInARow++;
            }
        }
    }

    URI url() {
        return URI.create("http://" + listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        for (var socket : waiting) {
            socket.close();
        }
        listener.close();
    }
}

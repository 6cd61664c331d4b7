package dev.paigomcp.bench.standin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;

/**
 * Stands in for Paigo and its token endpoint: one thread that answers from bytes made beforehand, so that it costs far
 * less than what is measured.
 */
public final class StandIn {
    private StandIn() {}

    /** Listens on the port that is given until the process is ended. */
    public static void main(String[] args) throws IOException {
        try (var selector = Selector.open();
                var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 1_024);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                selector.select(key -> handle(server, selector, key));
            }
        }
    }

    private static void handle(ServerSocketChannel server, Selector selector, SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                var channel = server.accept();
                if (channel != null) {
                    channel.configureBlocking(false);
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    channel.register(selector, SelectionKey.OP_READ, new Line(channel));
                }
            } else {
                ((Line) key.attachment()).ready(key);
            }
        } catch (IOException e) {
            key.cancel();
            try {
                key.channel().close();
            } catch (IOException ignored) {
                return;
            }
        }
    }
}

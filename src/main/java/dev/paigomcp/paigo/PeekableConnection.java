package dev.paigomcp.paigo;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that can be checked without waiting. HttpClient's own check reads for a millisecond and lets that fail,
 * which costs each call that millisecond and an exception.
 */
final class PeekableConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private @Nullable Socket base;
    private @Nullable Socket used;
    private Timeout timeout = Timeout.DISABLED;

    PeekableConnection(Http1Config config) {
        super(config);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
        base = socket;
        used = socket;
        timeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket secure, Socket socket) throws IOException {
        super.bind(secure, socket);
        base = socket;
        used = secure;
        timeout = Timeout.ofMilliseconds(secure.getSoTimeout());
    }

    /**
     * Returns whether the connection must not be used again: the other side has closed it, or has sent something that
     * nobody asked for. Such a byte is lost to the stream, and may be the beginning of a TLS record, so the connection
     * ends here in both cases.
     */
    @Override
    public boolean isStale() {
        var channel = base == null ? null : base.getChannel();
        return channel == null || !isOpen() || !isQuiet(channel);
    }

    private static boolean isQuiet(SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) == 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public @Nullable Socket getSocket() {
        return used;
    }

    @Override
    public void setSocketTimeout(Timeout limit) {
        timeout = limit;
        super.setSocketTimeout(limit);
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(timeout);
    }
}

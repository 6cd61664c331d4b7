package dev.paigomcp.outbound;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Starts TLS with a host, after a proxy was asked to lead there. It is set up for the first connection that needs it:
 * reading the trusted roots takes time.
 */
public final class OutboundTls implements TlsSocketStrategy {
    private final Target target;
    private final Duration timeout;
    private @Nullable TlsSocketStrategy tls;

    /** What a proxy is asked for, in place of a host. */
    public interface Target {
        /** The host itself; the proxy resolves its name. */
        Target HOST = host -> host;

        /** @throws IOException if the host may not be reached */
        String of(String host) throws IOException;
    }

    /** @param timeout of each wait for the proxy */
    public OutboundTls(Target target, Duration timeout) {
        this.target = target;
        this.timeout = timeout;
    }

    @Override
    public SSLSocket upgrade(Socket socket, String host, int port, Object attachment, HttpContext context)
            throws IOException {
        if (Outbound.proxy(host, port).isPresent()) {
            Outbound.lead(socket, host, port, target.of(host), (int) timeout.toMillis());
        }
        return tls().upgrade(socket, host, port, attachment, context);
    }

    private synchronized TlsSocketStrategy tls() throws IOException {
        if (tls == null) {
            tls = new DefaultClientTlsStrategy(Outbound.tls());
        }
        return tls;
    }
}

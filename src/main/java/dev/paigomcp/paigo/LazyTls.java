package dev.paigomcp.paigo;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** TLS as the platform has it, set up for the first connection that needs it: reading the trusted roots takes its time. */
final class LazyTls implements TlsSocketStrategy {
    private @Nullable TlsSocketStrategy platform;

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return platform().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy platform() {
        if (platform == null) {
            platform = DefaultClientTlsStrategy.createDefault();
        }
        return platform;
    }
}

package dev.paigomcp.doctor;

import dev.paigomcp.common.Daemons;
import dev.paigomcp.common.Origins;
import dev.paigomcp.config.OutboundSettings.ProxySettings;
import dev.paigomcp.outbound.Outbound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is made step by step: name, TCP, TLS. All steps share one time limit; when it ends, the socket is
 * closed and the step under way fails.
 */
final class TimedConnection implements AutoCloseable {
    private final URI url;
    private final long end;
    private final CompletableFuture<Void> cut;
    private volatile @Nullable Socket socket;

    TimedConnection(URI url, Duration limit) {
        this.url = url;
        this.end = System.nanoTime() + limit.toNanos();
        this.cut = CompletableFuture.runAsync(
                this::closeSocket, CompletableFuture.delayedExecutor(limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Returns the host that the connection is made to: a proxy, or the host itself. */
    String firstHost() {
        return Outbound.proxy(url.getHost(), Origins.port(url))
                .map(ProxySettings::host)
                .orElse(url.getHost());
    }

    /** Returns the proxy in front of the host, as messages name it; empty if there is none. */
    Optional<String> proxy() {
        return Outbound.proxy(url.getHost(), Origins.port(url)).map(ProxySettings::place);
    }

    /** Resolves the name of the first host, on another thread, since a look-up cannot be given a time limit. */
    InetAddress[] resolve() throws UnknownHostException {
        var lookUp = Daemons.call("doctor-dns", () -> InetAddress.getAllByName(firstHost()));
        try {
            return lookUp.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnknownHostException(firstHost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(firstHost());
        }
    }

    /** Connects to the first address that answers, as the HTTP client does, and by a proxy on to the host. */
    Socket connect(InetAddress... addresses) throws IOException {
        var port = Outbound.proxy(url.getHost(), Origins.port(url))
                .map(ProxySettings::port)
                .orElse(Origins.port(url));
        var failure = new IOException("no address");
        for (var address : addresses) {
            var opened = new Socket();
            try {
                opened.connect(new InetSocketAddress(address, port), millisLeft());
                opened.setSoTimeout(millisLeft());
                socket = opened;
                Outbound.lead(opened, url.getHost(), Origins.port(url), url.getHost(), millisLeft());
                return opened;
            } catch (IOException e) {
                opened.close();
                failure = e;
            }
        }
        throw failure;
    }

    /** Starts TLS on the connection and checks the certificate of the host. */
    SSLSocket secure(Socket plain) throws IOException {
        var secure =
                (SSLSocket) Outbound.tls().getSocketFactory().createSocket(plain, url.getHost(), plain.getPort(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** Returns whether the time is up. */
    boolean isLate() {
        return System.nanoTime() >= end;
    }

    private int millisLeft() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    private void closeSocket() {
        var open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                return; // nobody uses it any more
            }
        }
    }

    @Override
    public void close() {
        cut.cancel(false);
        closeSocket();
    }
}

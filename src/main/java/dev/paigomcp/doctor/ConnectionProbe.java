package dev.paigomcp.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The way to one of Paigo's hosts: its name, a connection, TLS, an answer to a request without credentials. By bare
 * sockets, so that it can be told at which step it ends.
 */
final class ConnectionProbe {
    private static final int MOST_ADDRESSES_SHOWN = 4;

    private final URI url;
    private final InstantSource clock;
    private final long end;
    private volatile @Nullable Socket socket;

    private ConnectionProbe(URI url, InstantSource clock, Duration limit) {
        this.url = url;
        this.clock = clock;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /**
     * What was found on it.
     *
     * @param name what the host's name came to
     * @param connection how far the way led; a problem when it did not lead to an answer
     * @param skew how much the host's clock is ahead of ours, or null when it did not tell
     * @param answered how long the answer took, or null when there was none
     */
    record Found(
            Finding name,
            Finding connection,
            @Nullable Duration skew,
            @Nullable Duration answered) {}

    /** Goes the way on a thread of its own. */
    static CompletableFuture<Found> go(String host, URI url, InstantSource clock, Duration limit) {
        var way = new ConnectionProbe(url, clock, limit);
        return DaemonTasks.start(() -> way.walk(host));
    }

    private Found walk(String host) {
        InetAddress[] addresses;
        try {
            addresses = addresses();
        } catch (IOException e) {
            return new Found(
                    Finding.problem(
                            host + " name",
                            url.getHost() + " cannot be resolved: " + ConnectionErrors.of(e),
                            "check the spelling of the address, and this machine's DNS"),
                    Finding.skipped(host + " connection", "its name cannot be resolved"),
                    null,
                    null);
        }
        var shown = Arrays.stream(addresses)
                .limit(MOST_ADDRESSES_SHOWN)
                .map(InetAddress::getHostAddress)
                .collect(Collectors.joining(", "));
        return connect(host, Finding.ok(host + " name", url.getHost() + " is " + shown), addresses);
    }

    /** On another thread, since a look-up cannot be given a limit. */
    private InetAddress[] addresses() throws IOException {
        var lookUp = DaemonTasks.start(() -> InetAddress.getAllByName(url.getHost()));
        try {
            return lookUp.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnknownHostException(url.getHost());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(url.getHost());
        }
    }

    private Found connect(String host, Finding name, InetAddress[] addresses) {
        var cut = CompletableFuture.runAsync(
                this::cut,
                CompletableFuture.delayedExecutor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
        var start = System.nanoTime();
        try (var plain = open(addresses)) {
            socket = plain;
            var connected = since(start);
            var secure = "https".equalsIgnoreCase(url.getScheme()) ? secure(plain) : null;
            var asked = System.nanoTime();
            var head = HeadResponse.ask(secure == null ? plain : secure, url);
            var answered = since(asked);
            var text = "connected in " + connected.toMillis() + " ms, "
                    + (secure == null
                            ? "without TLS"
                            : "by " + secure.getSession().getProtocol()) + ", answered "
                    + head.status() + " after " + answered.toMillis() + " ms";
            return new Found(name, Finding.ok(host + " connection", text), head.skew(clock.instant()), answered);
        } catch (IOException e) {
            var late = System.nanoTime() >= end;
            return new Found(
                    name,
                    Finding.problem(
                            host + " connection",
                            late ? "no answer in time" : ConnectionErrors.of(e),
                            ConnectionErrors.fix(e, late)),
                    null,
                    null);
        } finally {
            cut.cancel(false);
        }
    }

    /** Tries one address after the other, as the HTTP client does. */
    private Socket open(InetAddress[] addresses) throws IOException {
        var failure = new IOException("no address");
        for (var address : addresses) {
            var port = url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
            var opened = new Socket();
            try {
                opened.connect(new InetSocketAddress(address, port), left());
                opened.setSoTimeout(left());
                return opened;
            } catch (IOException e) {
                opened.close();
                failure = e;
            }
        }
        throw failure;
    }

    private SSLSocket secure(Socket plain) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secure = (SSLSocket) factory.createSocket(plain, url.getHost(), plain.getPort(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private void cut() {
        var open = socket;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                return; // it is no longer of use anyway
            }
        }
    }

    private int left() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

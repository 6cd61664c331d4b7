package dev.paigomcp.doctor;

import dev.paigomcp.common.Daemons;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Probes the way to one of Paigo's hosts: its name, a connection, TLS, and the answer to a request without credentials. It
 * uses bare sockets, so that it can tell which step failed.
 */
final class ConnectionProbe {
    private static final int MAX_ADDRESSES_SHOWN = 4;

    private final String host;
    private final URI url;
    private final InstantSource clock;
    private final Duration limit;

    private ConnectionProbe(String host, URI url, InstantSource clock, Duration limit) {
        this.host = host;
        this.url = url;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * The outcome of a probe.
     *
     * @param name whether the host name resolves
     * @param connection how far the connection got; a problem if there was no answer
     * @param skew how far the host's clock is ahead of ours, or null if the host did not send its time
     * @param answered how long the answer took, or null if there was none
     */
    record Outcome(
            Finding name,
            Finding connection,
            @Nullable Duration skew,
            @Nullable Duration answered) {}

    /**
     * Starts a probe on a thread of its own.
     *
     * @param host what findings call the host
     */
    static CompletableFuture<Outcome> start(String host, URI url, InstantSource clock, Duration limit) {
        return Daemons.call("doctor-probe", new ConnectionProbe(host, url, clock, limit)::run);
    }

    private Outcome run() {
        try (var connection = new TimedConnection(url, limit)) {
            InetAddress[] addresses;
            try {
                addresses = connection.resolve();
            } catch (IOException e) {
                return unresolved(connection.firstHost(), e);
            }
            var shown = Arrays.stream(addresses)
                    .limit(MAX_ADDRESSES_SHOWN)
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            var name = connection
                    .proxy()
                    .map(proxy -> url.getHost() + " is left to the proxy " + proxy + ", which is " + shown)
                    .orElse(url.getHost() + " is " + shown);
            return connect(connection, Finding.ok(host + " name", name), addresses);
        }
    }

    private Outcome unresolved(String name, IOException e) {
        return new Outcome(
                Finding.problem(
                        host + " name",
                        name + " cannot be resolved: " + ConnectionErrors.describe(e),
                        "check the spelling of the address, and this machine's DNS"),
                Finding.skipped(host + " connection", "its name cannot be resolved"),
                null,
                null);
    }

    private Outcome connect(TimedConnection connection, Finding name, InetAddress... addresses) {
        var start = System.nanoTime();
        try (var plain = connection.connect(addresses)) {
            var connected = since(start);
            var secure = "https".equalsIgnoreCase(url.getScheme()) ? connection.secure(plain) : null;
            var asked = System.nanoTime();
            var head = HeadResponse.request(secure == null ? plain : secure, url);
            var answered = since(asked);
            var tls =
                    secure == null ? "without TLS" : "by " + secure.getSession().getProtocol();
            var text = "connected in " + connected.toMillis() + " ms, " + tls + ", answered " + head.status()
                    + " after " + answered.toMillis() + " ms";
            return new Outcome(name, Finding.ok(host + " connection", text), head.skew(clock.instant()), answered);
        } catch (IOException e) {
            var late = connection.isLate();
            var text = late ? "no answer in time" : ConnectionErrors.describe(e);
            return new Outcome(
                    name, Finding.problem(host + " connection", text, ConnectionErrors.fix(e, late)), null, null);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

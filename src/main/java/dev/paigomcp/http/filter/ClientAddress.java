package dev.paigomcp.http.filter;

import dev.paigomcp.config.AddressRange;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the address that a request comes from. If the connection is a trusted proxy's, that is what {@code X-Forwarded-For} or
 * {@code Forwarded} (RFC 7239) say, read backwards to the first address that is no trusted proxy. If these headers are
 * malformed, hide the address or contradict each other, it is the address of the connection. Thread-safe.
 */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddress.class);

    private final List<AddressRange> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    public ClientAddress(List<AddressRange> trustedProxies) {
        this.trusted = List.copyOf(trustedProxies);
    }

    /** Returns the address in its usual spelling, without a port. */
    public String of(HttpServletRequest request) {
        return client(request).map(InetAddress::getHostAddress).orElseGet(() -> bare(request.getRemoteAddr()));
    }

    /** Returns an IPv4 address, or the first 64 bits of an IPv6 address: whoever has one of these has all (RFC 6177). */
    public String networkOf(HttpServletRequest request) {
        return client(request).map(ClientAddress::network).orElseGet(() -> bare(request.getRemoteAddr()));
    }

    private Optional<InetAddress> client(HttpServletRequest request) {
        var peer = AddressRange.address(bare(request.getRemoteAddr()));
        if (peer.isPresent() && isTrusted(peer.get())) {
            return forwarded(request).or(() -> peer);
        }
        if (isForwarded(request) && !warned.getAndSet(true)) {
            LOG.warn(
                    "a proxy at {} that PAIGO_MCP_TRUSTED_PROXIES does not name forwards requests: all of them count as"
                            + " one caller's where callers are limited; name it there if it is yours",
                    bare(request.getRemoteAddr()));
        }
        return peer;
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    }

    /** Returns what the headers agree on. A proxy sets one of them; the other may be what the client sent. */
    private Optional<InetAddress> forwarded(HttpServletRequest request) {
        var hopsByHeader = List.of(
                ForwardedHeaders.usual(Collections.list(request.getHeaders("X-Forwarded-For"))),
                ForwardedHeaders.standard(Collections.list(request.getHeaders("Forwarded"))));
        var clients = hopsByHeader.stream()
                .filter(hops -> !hops.isEmpty())
                .map(this::firstUntrusted)
                .distinct()
                .toList();
        return clients.size() == 1 ? clients.get(0) : Optional.empty();
    }

    /**
     * @param hops the client first, then the proxies; a hop is empty if it is not an address
     * @return the last hop that is not a trusted proxy, or the client if all are
     */
    private Optional<InetAddress> firstUntrusted(List<Optional<InetAddress>> hops) {
        for (var at = hops.size() - 1; at > 0; at--) {
            var hop = hops.get(at);
            if (hop.isEmpty() || !isTrusted(hop.get())) {
                return hop;
            }
        }
        return hops.get(0);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        var text = new StringBuilder();
        var bytes = address.getAddress();
        for (var at = 0; at < NETWORK_BYTES; at += 2) {
            text.append(Integer.toHexString((bytes[at] & 0xff) << Byte.SIZE | bytes[at + 1] & 0xff))
                    .append(':');
        }
        return text.append(":/64").toString();
    }

    /** Returns the address of a connection without the brackets and the zone that it may have. */
    private static String bare(String address) {
        var inside =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        var zone = inside.indexOf('%');
        return zone < 0 ? inside : inside.substring(0, zone);
    }
}

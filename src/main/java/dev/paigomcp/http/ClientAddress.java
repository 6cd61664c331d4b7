package dev.paigomcp.http;

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
 * Whose address a request comes from. What proxies say of it, in {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239), is
 * looked at when the connection is a trusted proxy's, and believed back to the first address that is none. Where headers
 * are malformed, hide the address or contradict each other, it is the connection's. Thread-safe.
 */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddress.class);

    private final List<AddressRange> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    public ClientAddress(List<AddressRange> trustedProxies) {
        this.trusted = List.copyOf(trustedProxies);
    }

    /** The address in its usual spelling, without a port. */
    public String of(HttpServletRequest request) {
        return client(request).map(InetAddress::getHostAddress).orElseGet(() -> bare(request.getRemoteAddr()));
    }

    /** The same, but of IPv6 the first 64 bits alone: whoever has one such address has all of them (RFC 6177). */
    public String networkOf(HttpServletRequest request) {
        return client(request).map(ClientAddress::network).orElseGet(() -> bare(request.getRemoteAddr()));
    }

    private Optional<InetAddress> client(HttpServletRequest request) {
        var peer = AddressRange.address(bare(request.getRemoteAddr()));
        if (!(peer.isPresent() && isTrusted(peer.get())) && isForwarded(request) && !warned.getAndSet(true)) {
            LOG.warn(
                    "a proxy at {} that PAIGO_MCP_TRUSTED_PROXIES does not name forwards requests: all of them count as"
                            + " one caller's where callers are limited; name it there if it is yours",
                    bare(request.getRemoteAddr()));
        }
        return peer.isPresent() && isTrusted(peer.get())
                ? Optional.of(told(request).orElse(peer.get()))
                : peer;
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    }

    private Optional<InetAddress> told(HttpServletRequest request) {
        var one = first(Collections.list(request.getHeaders("X-Forwarded-For")), false);
        var other = first(Collections.list(request.getHeaders("Forwarded")), true);
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other.orElse(Optional.empty()) : one.get();
        }
        // A proxy sets one of them; the other may be what the client sent.
        return one.get().equals(other.get()) ? one.get() : Optional.empty();
    }

    /** Nothing when there is no such header; nothing in it when it says nothing that can be used. */
    private Optional<Optional<InetAddress>> first(List<String> values, boolean standard) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var hops = standard ? ForwardedHeaders.standard(values) : ForwardedHeaders.usual(values);
        for (var place = hops.size() - 1; place >= 0; place--) {
            var address = hops.get(place);
            if (address.isEmpty() || place == 0 || !isTrusted(address.get())) {
                return Optional.of(address);
            }
        }
        return Optional.of(Optional.empty());
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

    /** Without the brackets and the zone that an address of a connection may have. */
    private static String bare(String address) {
        var inside =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        var zone = inside.indexOf('%');
        return zone < 0 ? inside : inside.substring(0, zone);
    }
}

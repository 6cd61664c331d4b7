package dev.paigomcp.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Finds the address that a connection is made to: that of the host, or of the proxy in front of it. */
public final class OutboundNames implements DnsResolver {
    private final DnsResolver hosts;

    /** @param hosts resolves the names of hosts that are reached directly */
    public OutboundNames(DnsResolver hosts) {
        this.hosts = hosts;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        var proxy = Outbound.proxy(host, port);
        return proxy.isPresent()
                ? Outbound.addresses(proxy.get())
                : Stream.of(hosts.resolve(host))
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return hosts.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return hosts.resolveCanonicalHostname(host);
    }
}

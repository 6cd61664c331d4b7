package dev.paigomcp.fetch;

import dev.paigomcp.config.AddressRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Which addresses may be fetched from. */
public enum AddressPolicy {
    /** By https, from addresses of the public internet. */
    INTERNET {
        @Override
        boolean allows(InetAddress address) {
            return address instanceof Inet4Address
                    ? !contains(SPECIAL_V4, address)
                    : contains(UNICAST_V6, address) && !contains(SPECIAL_V6, address);
        }
    },
    /** From private addresses too, and from this machine by http as well. */
    ANYWHERE {
        @Override
        boolean allows(InetAddress address) {
            return true;
        }
    };

    /** All that is not public (the special-purpose registries of RFC 6890). */
    private static final List<AddressRange> SPECIAL_V4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    /**
     * All that can be public. Addresses outside that carry another one inside, such as those of NAT64, are not: the one
     * inside could be private.
     */
    private static final List<AddressRange> UNICAST_V6 = ranges("2000::/3");

    /** The part of it that is not: protocol assignments with Teredo, documentation, 6to4, and segment routing. */
    private static final List<AddressRange> SPECIAL_V6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    abstract boolean allows(InetAddress address);

    /**
     * Returns what resolves names for a connection, and gives out no address that is not allowed. The connection is
     * made to the address that was checked here, so that a name that means something else a moment later gains nothing.
     */
    DnsResolver resolver() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var found = InetAddress.getAllByName(host);
                if (!Stream.of(found).allMatch(AddressPolicy.this::allows)) {
                    throw new UnknownHostException("a private address");
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /**
     * Returns what a proxy is asked for in place of the host: an address that was checked here, since a name could mean
     * another one to the proxy; or the name itself, where any address is allowed.
     *
     * @throws UnknownHostException if the host cannot be resolved here, or an address of it is not allowed
     */
    String proxyTarget(String host) throws UnknownHostException {
        return this == ANYWHERE ? host : resolver().resolve(host)[0].getHostAddress();
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(text -> AddressRange.of(text).orElseThrow()).toList();
    }

    private static boolean contains(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}

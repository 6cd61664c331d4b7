package dev.paigomcp.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for a connection and gives out no forbidden address. The connection is made to what was looked at here,
 * so a name that means something else a moment later gains nothing.
 */
final class GuardedDnsResolver implements DnsResolver {
    private final AddressPolicy reach;

    GuardedDnsResolver(AddressPolicy reach) {
        this.reach = reach;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = InetAddress.getAllByName(host);
        if (reach == AddressPolicy.INTERNET && !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("a private address");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

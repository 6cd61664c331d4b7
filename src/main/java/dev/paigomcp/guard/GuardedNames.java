package dev.paigomcp.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for a connection and gives out no forbidden address. The connection is made to what was looked at here,
 * so a name that means something else a moment later gains nothing.
 */
final class GuardedNames implements DnsResolver {
    private final Reach reach;

    GuardedNames(Reach reach) {
        this.reach = reach;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = InetAddress.getAllByName(host);
        if (reach == Reach.INTERNET && !Arrays.stream(found).allMatch(Addresses::isPublic)) {
            throw new UnknownHostException("a private address");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

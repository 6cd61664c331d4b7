package dev.paigomcp.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the operator allows the applications that people sign in to, beyond what all of them may.
 *
 * @param trustedHosts the hosts of metadata documents whose applications get errors without a page in between
 * @param redirectSchemes private-use schemes of redirect URIs, in lower case
 * @param plainHosts the names of hosts that redirect URIs may lead to by plain http, in lower case
 * @param plainRanges the addresses of such hosts
 */
public record ApplicationSettings(
        Set<String> trustedHosts, Set<String> redirectSchemes, Set<String> plainHosts, List<AddressRange> plainRanges) {
    /** What all applications may. */
    public static final ApplicationSettings DEFAULT = new ApplicationSettings(Set.of(), Set.of(), Set.of(), List.of());

    public ApplicationSettings {
        trustedHosts = Set.copyOf(trustedHosts);
        redirectSchemes = Set.copyOf(redirectSchemes);
        plainHosts = Set.copyOf(plainHosts);
        plainRanges = List.copyOf(plainRanges);
    }

    /** Returns whether a redirect URI may lead to a host by plain http. */
    public boolean allowsPlain(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return plainHosts.contains(bare.toLowerCase(Locale.ROOT))
                || AddressRange.address(bare).filter(this::isInRange).isPresent();
    }

    private boolean isInRange(InetAddress address) {
        return plainRanges.stream().anyMatch(range -> range.contains(address));
    }
}

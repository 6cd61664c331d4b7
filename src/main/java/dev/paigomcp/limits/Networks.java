package dev.paigomcp.limits;

/** Networks of addresses, as text. */
public final class Networks {
    private static final int V4_PARTS = 3;
    private static final int V6_PARTS = 3;

    private Networks() {}

    /**
     * Returns the network that whoever has an address may well have too: the 256 addresses around an IPv4 address, the
     * 48 bits of a site of IPv6 (RFC 6177). Any other text is returned as it is.
     *
     * @param address an IPv4 address, or an IPv6 address or network, in groups without leading zeros
     */
    public static String around(String address) {
        if (address.indexOf(':') >= 0) {
            return beginning(address, ':', V6_PARTS, "::/48");
        }
        return address.indexOf('.') >= 0 ? beginning(address, '.', V4_PARTS, ".0/24") : address;
    }

    private static String beginning(String address, char separator, int parts, String end) {
        var at = -1;
        for (var part = 0; part < parts; part++) {
            var next = address.indexOf(separator, at + 1);
            if (next < 0) {
                return address;
            }
            at = next;
        }
        return address.substring(0, at) + end;
    }
}

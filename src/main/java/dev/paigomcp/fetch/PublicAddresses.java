package dev.paigomcp.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses belong to the public internet (the special-purpose registries of RFC 6890). */
final class PublicAddresses {
    /** Networks within the unicast space that are not public, each as its first bytes and its length in bits. */
    private static final int[][] SPECIAL_V4 = {
        {8, 0},
        {8, 10},
        {10, 100, 64},
        {8, 127},
        {16, 169, 254},
        {12, 172, 16},
        {24, 192, 0, 0},
        {24, 192, 0, 2},
        {24, 192, 88, 99},
        {16, 192, 168},
        {15, 198, 18},
        {24, 198, 51, 100},
        {24, 203, 0, 113},
        {3, 224}
    };

    /** Of 2000::/3, which alone is public: protocol assignments with Teredo, documentation, 6to4, segment routing. */
    private static final int[][] SPECIAL_V6 = {
        {23, 0x20, 0x01, 0x00}, {32, 0x20, 0x01, 0x0d, 0xb8}, {16, 0x20, 0x02}, {20, 0x3f, 0xff, 0x00}
    };

    private static final int[] UNICAST_V6 = {3, 0x20};

    private PublicAddresses() {}

    /** Addresses that carry another one inside, such as NAT64's, are not: the one inside could be private. */
    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return !isInAny(bytes, SPECIAL_V4);
        }
        return isIn(bytes, UNICAST_V6) && !isInAny(bytes, SPECIAL_V6);
    }

    private static boolean isInAny(byte[] address, int[][] networks) {
        for (var network : networks) {
            if (isIn(address, network)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(byte[] address, int[] network) {
        for (var bit = 0; bit < network[0]; bit++) {
            var at = bit / 8;
            var wanted = at + 1 < network.length ? network[at + 1] : 0;
            if (((address[at] ^ wanted) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
